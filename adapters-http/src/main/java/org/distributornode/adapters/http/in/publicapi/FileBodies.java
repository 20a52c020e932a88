package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.distributornode.adapters.http.hit.OpenObject;
import org.distributornode.adapters.http.hit.PassingResidency;
import org.distributornode.adapters.http.netty.hit.AnswerBytes;
import org.distributornode.adapters.http.netty.hit.Crowds;
import org.distributornode.adapters.http.netty.hit.FileAnswer;
import org.distributornode.adapters.http.netty.hit.HotObjects;
import org.distributornode.adapters.http.wire.Piece;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.adapters.http.wire.RequestObserver.Observation;
import org.distributornode.adapters.http.wire.RequestObserver.Summary;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.ObjectFile;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.ServeHit;

/// Leaves bodies to the system that it can send from a file.
@Singleton
final class FileBodies {

    private final Optional<ServeHit> hits;
    private final Optional<HotObjects> hot;
    private final Optional<Crowds> crowds;
    private final ExecutorService threads;

    FileBodies(
            Optional<ServeHit> hits,
            Optional<HotObjects> hot,
            Optional<Crowds> crowds,
            @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
        this.hits = hits;
        this.hot = hot;
        this.crowds = crowds;
        this.threads = threads;
    }

    /// Leaves the body to the system; waits for the disk.
    ///
    /// @return the name that its head has to give; empty if it cannot be left: nobody has taken it then
    Optional<String> leave(AssetBody body) {
        return body.connection().files().flatMap(files -> file(body).map(files::keep));
    }

    /// The body for whoever has the system send it; waits for the disk.
    ///
    /// @return empty if it cannot be sent from a file: nobody has taken it then
    Optional<FileAnswer> file(AssetBody body) {
        return hot.filter(_ -> isWorthIt(body))
                .flatMap(held -> open(body, held))
                .map(file -> answer(body, file));
    }

    /// What comes in is in a file that no other answer knows of.
    private Optional<OpenObject> open(AssetBody body, HotObjects held) {
        AssetBytes bytes = body.served().bytes();
        return body.served().freshness() == Freshness.HIT
                ? held.open(body.served().object().id())
                : bytes.file()
                        .map(ObjectFile::channel)
                        .map(file ->
                                new OpenObject(bytes, file, new PassingResidency(file, System::nanoTime), threads));
    }

    private FileAnswer answer(AssetBody body, OpenObject file) {
        AnswerBytes own = new ServedBytes(body.served(), hits.orElseThrow(), threads);
        AnswerBytes bytes =
                own.isComing() ? crowds.map(all -> all.join(file.file(), own)).orElse(own) : own;
        return new FileAnswer(body.pieces(), file, bytes, course(body));
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
