package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.distributornode.adapters.http.wire.Decision;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Served;
import org.distributornode.application.usecase.asset.ServeAsset.Via;
import org.distributornode.domain.content.ByteSlice;

/// Holds an answer's head back until its first byte can be read, so that a loss before that is an honest error and the
/// media type is known. Costs no thread while it waits, and no timer of its own.
///
/// A client waits as long as the object comes in, or its patience is over: whatever is to blame, it is told then.
final class FirstByte {

    /// So many bytes since the last look are an object that comes in: its source is worth waiting for.
    private static final long WORTHWHILE_BYTES = 1 << 20;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Exchange exchange;
    private final Decision.Send send;
    private final Served served;
    private final AssetAnswers answers;
    private final Executor threads;
    private final Deadlines deadlines;
    private final Runnable forgetClosing;
    private Runnable forgetTimer = () -> {};
    private long arrived;
    private boolean over;

    FirstByte(Exchange exchange, Decision.Send send, Served served, Surroundings around) {
        this.exchange = exchange;
        this.send = send;
        this.served = served;
        this.answers = around.answers;
        this.threads = around.threads;
        this.deadlines = around.deadlines;
        this.forgetClosing = exchange.connection().whenClosed(() -> threads.execute(this::abandon));
    }

    /// What all who wait have in common.
    @Singleton
    record Surroundings(
            AssetAnswers answers,
            @Named(TaskExecutors.BLOCKING) ExecutorService threads,
            Deadlines deadlines) {}

    /// @param patience how long the client waits, from its request on, while the object does not come in
    synchronized void await(Duration patience) {
        await();
        if (!over) {
            arrived = served.bytes().arrived();
            look(patience, patience.minusNanos(System.nanoTime() - exchange.begun()));
        }
    }

    private void look(Duration patience, Duration after) {
        forgetTimer = deadlines.after(after, () -> threads.execute(() -> lookWhetherItComesIn(patience)));
    }

    private synchronized void lookWhetherItComesIn(Duration patience) {
        if (over) {
            return;
        }
        long before = arrived;
        arrived = served.bytes().arrived();
        if (arrived - before >= WORTHWHILE_BYTES) {
            look(patience, patience);
        } else {
            finish();
            exchange.end(answers.refused(new Refusal.NoSource(RETRY_AFTER)), Optional.of(served.freshness()));
        }
    }

    private synchronized void await() {
        if (over) {
            return;
        }
        AssetBytes bytes = served.bytes();
        try {
            ByteSlice first = send.slices().getFirst();
            if (first.isEmpty() || (bytes.readable(first.offset()) > 0 && probe(first))) {
                over = true;
                forget();
                exchange.end(send, served);
            } else {
                bytes.whenReadable(first.offset(), () -> threads.execute(this::await));
            }
        } catch (BytesLost lost) {
            finish();
            exchange.end(answers.lost(lost), Optional.of(served.freshness()));
        } catch (RuntimeException | Error failure) { // whatever broke, the client is told
            finish();
            exchange.fail(failure);
        }
    }

    private void forget() {
        forgetClosing.run();
        forgetTimer.run();
    }

    private synchronized void abandon() {
        if (!over) {
            finish();
            exchange.abandon(served.freshness());
        }
    }

    /// A disk that fails shall do so before the head leaves. What only passes through is not read twice.
    ///
    /// @return false if the byte is not there after all, since it is fetched again
    private boolean probe(ByteSlice first) {
        return served.via() == Via.EXTERNAL || served.bytes().read(first.offset(), ByteBuffer.allocate(1)) > 0;
    }

    private void finish() {
        over = true;
        forget();
        served.bytes().close();
    }
}
