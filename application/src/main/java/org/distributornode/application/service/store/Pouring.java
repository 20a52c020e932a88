package org.distributornode.application.service.store;

import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.usecase.store.Incoming;

/// Moves all bytes of an object to where they are wanted.
final class Pouring {

    private static final int STEP = 256 * 1024;

    private Pouring() {}

    /// Waits for bytes that are on their way.
    ///
    /// @return false if there is no room for them
    /// @throws org.distributornode.application.bytes.BytesLost if they will not come
    /// @throws InterruptedException if the thread is interrupted while it waits
    static boolean pour(ObjectBytes from, Incoming<?> into) throws InterruptedException {
        return pour(from, into::write);
    }

    /// The same, to whatever takes bytes; it answers false where there is no room for them.
    static boolean pour(ObjectBytes from, Predicate<ByteBuffer> into) throws InterruptedException {
        ByteBuffer step = ByteBuffer.allocate(Math.clamp(from.size(), 1, STEP));
        long at = 0;
        while (at < from.size()) {
            step.clear();
            if (from instanceof AssetBytes coming) {
                step.limit((int) Math.min(step.capacity(), awaited(coming, at)));
            }
            int count = from.read(at, step);
            if (count == 0) {
                throw new IllegalStateException("no bytes at " + at);
            }
            at += count;
            if (!into.test(step.flip())) {
                return false;
            }
        }
        return true;
    }

    private static long awaited(AssetBytes coming, long at) throws InterruptedException {
        long readable = coming.readable(at);
        while (readable == 0) {
            CountDownLatch there = new CountDownLatch(1);
            coming.whenReadable(at, there::countDown);
            there.await();
            readable = coming.readable(at);
        }
        return readable;
    }
}
