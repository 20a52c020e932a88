package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.distributornode.adapters.http.hit.OpenObject;
import org.distributornode.adapters.http.hit.PassingResidency;
import org.distributornode.adapters.http.netty.hit.FileAnswer;
import org.distributornode.adapters.http.netty.hit.HotObjects;
import org.distributornode.adapters.http.netty.hit.RouteAnswers;
import org.distributornode.adapters.http.wire.Piece;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.adapters.http.wire.RequestObserver.Observation;
import org.distributornode.adapters.http.wire.RequestObserver.Summary;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.ServeHit;

/// Leaves bodies to the system that it can send from a file.
@Singleton
final class FileBodies {

    private final Optional<ServeHit> hits;
    private final Optional<HotObjects> hot;
    private final ExecutorService threads;

    FileBodies(
            Optional<ServeHit> hits, Optional<HotObjects> hot, @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
        this.hits = hits;
        this.hot = hot;
        this.threads = threads;
    }

    /// Leaves the body to the system; waits for the disk.
    ///
    /// @return the name that its head has to give; empty if it cannot be left: nobody has taken it then
    Optional<String> leave(AssetBody body) {
        Optional<RouteAnswers> files = body.connection().files();
        if (files.isEmpty() || hot.isEmpty() || !isWorthIt(body)) {
            return Optional.empty();
        }
        OpenObject file = open(body, hot.get()).orElse(null);
        return file == null ? Optional.empty() : Optional.of(leave(body, file, files.get()));
    }

    /// What comes in is in a file that no other answer knows of.
    private Optional<OpenObject> open(AssetBody body, HotObjects held) {
        AssetBytes bytes = body.served().bytes();
        return body.served().freshness() == Freshness.HIT
                ? held.open(body.served().object().id())
                : bytes.file()
                        .map(file ->
                                new OpenObject(bytes, file, new PassingResidency(file, System::nanoTime), threads));
    }

    private String leave(AssetBody body, OpenObject file, RouteAnswers files) {
        ServedBytes bytes = new ServedBytes(body.served(), hits.orElseThrow(), threads);
        return files.keep(new FileAnswer(body.pieces(), file, bytes, course(body)));
    }

    private static boolean isWorthIt(AssetBody body) {
        return body.pieces().stream()
                .anyMatch(piece -> piece instanceof Piece.OfObject && piece.length() >= HotObjects.LARGEST_BODY);
    }

    private static FileAnswer.Course course(AssetBody body) {
        Observation observation = body.observation();
        Freshness freshness = body.served().freshness();
        return new FileAnswer.Course() {
            @Override
            public void firstByte() {
                observation.firstByte();
            }

            @Override
            public void over(Ending ending, long sent) {
                observation.end(new Summary(body.status(), Optional.of(freshness), sent, ending));
            }
        };
    }
}
