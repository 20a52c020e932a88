package org.distributornode.application.service.fill;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.distributornode.application.service.source.SourceRun;

/// The wait for what a witness sends, which ends as soon as others need the turn of the object and nobody wants it.
final class Hearing {

    private final BooleanSupplier givenUp;
    private final Cancelling cancelling = new Cancelling();

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
        cancelling.enter();
        try {
            return witness.next();
        } finally {
            cancelling.leave();
            if (cancelling.isCancelled()) {
                boolean _ = Thread.interrupted(); // what was meant for the wait must not close files
            }
        }
    }

    /// Ends the wait, and every one to come. May be called from any thread.
    void end() {
        cancelling.cancel();
    }
}
