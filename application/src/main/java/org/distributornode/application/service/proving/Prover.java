package org.distributornode.application.service.proving;

import java.nio.ByteBuffer;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.domain.content.ContentHasher;
import org.distributornode.domain.content.Proof;

/// Reads bytes from local disk and makes their proof. The one way in which what lies on disk is proven.
public final class Prover {

    private static final int STEP = 256 * 1024;

    private final Pace pace;

    /// @param pace how fast it reads
    public Prover(Pace pace) {
        this.pace = pace;
    }

    /// Hears of the bytes that were read.
    @FunctionalInterface
    public interface Listener {

        /// @param bytes how many there are since the last call
        /// @throws InterruptedException to end the reading
        void read(int bytes) throws InterruptedException;
    }

    /// The proof of what these bytes are, whatever they should be.
    ///
    /// @throws CacheFailure if they cannot be read to their end
    @SuppressWarnings("ThreadPriorityCheck") // the yield is but a courtesy
    public Proof prove(ObjectBytes bytes, Listener listener) throws InterruptedException {
        ContentHasher hasher = new ContentHasher(bytes.size());
        ByteBuffer buffer = ByteBuffer.allocate(Math.clamp(bytes.size(), 1, STEP));
        while (hasher.position() < bytes.size()) {
            pace.take((int) Math.min(buffer.capacity(), bytes.size() - hasher.position()));
            int count = bytes.read(hasher.position(), buffer.clear());
            if (count == 0) {
                throw new CacheFailure(CacheFailure.Kind.MEDIUM, "the bytes end at " + hasher.position());
            }
            hasher.update(buffer.flip());
            listener.read(count);
            Thread.yield(); // hashing never blocks, and others share the processor
        }
        return hasher.finish();
    }
}
