package org.distributornode.application.service.fill;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.distributornode.application.service.source.SourceRun;
import org.distributornode.domain.source.Source;

/// The wait for what a witness sends, which ends as soon as others need the turn of the object and nobody wants it.
final class Hearing {

    /// All readers wait meanwhile.
    private static final long REST_MILLIS = 1_000;

    private static final int MOST_FAILURES = 2;

    private final BooleanSupplier givenUp;
    private final Cancelling cancelling = new Cancelling();
    private final Map<Source, Integer> failed = new HashMap<>();
    private long waitingSince;

    /// @param givenUp whether that is so
    Hearing(BooleanSupplier givenUp) {
        this.givenUp = givenUp;
    }

    /// The next bytes of a witness, or empty once all have come.
    ///
    /// @throws InterruptedException if nobody wants them any more; the calling thread is not interrupted then
    Optional<ByteBuffer> next(SourceRun witness) throws InterruptedException {
        Optional<ByteBuffer> bytes = await(witness);
        if (givenUp.getAsBoolean()) {
            throw new InterruptedException();
        }
        return bytes;
    }

    private Optional<ByteBuffer> await(SourceRun witness) throws InterruptedException {
        waitingSince = System.nanoTime();
        cancelling.enter();
        try {
            return witness.next();
        } finally {
            leave();
        }
    }

    private void leave() {
        cancelling.leave();
        if (cancelling.isCancelled()) {
            boolean _ = Thread.interrupted(); // what was meant for the wait must not close files
        }
    }

    /// Whether a witness that has failed may be heard once more; not at once, from the second time on, and not if it
    /// was waited for in vain.
    ///
    /// @throws InterruptedException if nobody wants its bytes any more
    boolean mayTryAgain(Source witness) throws InterruptedException {
        if (System.nanoTime() - waitingSince > TimeUnit.MILLISECONDS.toNanos(REST_MILLIS)) {
            return false;
        }
        int failures = failed.merge(witness, 1, Integer::sum);
        if (failures == 2) {
            cancelling.enter();
            try {
                boolean _ = new CountDownLatch(1).await(REST_MILLIS, TimeUnit.MILLISECONDS);
            } finally {
                leave();
            }
            if (givenUp.getAsBoolean()) {
                throw new InterruptedException();
            }
        }
        return failures <= MOST_FAILURES;
    }

    /// Ends the wait, and every one to come. May be called from any thread.
    void end() {
        cancelling.cancel();
    }
}
