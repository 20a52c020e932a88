package org.distributornode.adapters.storage.http;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntFunction;

/// Bounds what is received and not yet taken, over all answers: each is read into a buffer of its own, a large one
/// while the bound allows it, else a small one, which none is ever refused. So the bound is passed by small buffers
/// alone, and one who takes slowly never holds up another. Safe for use by any thread.
///
/// Large ones are outside the heap, where the system fills and empties them without a copy, and are used again.
final class BytesInFlight {

    static final int LARGE = 64 * 1024;
    static final int SMALL = 8 * 1024;

    /// The buffer of one who has none.
    static final ByteBuffer NONE = ByteBuffer.allocate(0);

    /// Of what the bound allows one part is kept for those who come.
    private static final int SPARE_SHARE = 4;

    private final long most;
    private final IntFunction<ByteBuffer> allocate;
    private final Deque<ByteBuffer> spare = new ArrayDeque<>();
    private long held;

    BytesInFlight(long most) {
        this(most, ByteBuffer::allocateDirect);
    }

    /// @param allocate makes large buffers
    BytesInFlight(long most, IntFunction<ByteBuffer> allocate) {
        this.most = most;
        this.allocate = allocate;
    }

    /// The buffer of one who has had `buffer`, maybe another one. That is no longer in use then.
    ByteBuffer grow(ByteBuffer buffer) {
        int size = buffer.capacity();
        if (size == LARGE) {
            return buffer;
        }
        boolean large = take(size);
        ByteBuffer found = large ? large(size) : NONE;
        if (found.capacity() == LARGE) {
            return found;
        }
        return size == SMALL ? buffer : ByteBuffer.allocate(SMALL);
    }

    /// @param size of the buffer that is given back for it
    /// @return whether it may be a large one
    private synchronized boolean take(int size) {
        boolean large = held + LARGE - size <= most;
        held += (large ? LARGE : SMALL) - size;
        return large;
    }

    /// Asks for memory while nobody waits for it; that may take a while where there is none.
    ///
    /// @return [#NONE] if there is none
    private ByteBuffer large(int size) {
        ByteBuffer known = spared();
        if (known.capacity() == LARGE) {
            return known;
        }
        try {
            return allocate.apply(LARGE);
        } catch (OutOfMemoryError _) {
            giveBack(LARGE - Math.max(size, SMALL));
            return NONE;
        }
    }

    private synchronized ByteBuffer spared() {
        return spare.isEmpty() ? NONE : spare.pop();
    }

    /// A buffer is no longer wanted.
    void giveBack(ByteBuffer buffer) {
        giveBack(buffer.capacity());
    }

    private synchronized void giveBack(int size) {
        held -= size;
    }

    /// Nobody will touch that buffer any more: another one may have it.
    synchronized void spare(ByteBuffer buffer) {
        if (buffer.capacity() == LARGE && (long) (spare.size() + 1) * LARGE <= most / SPARE_SHARE) {
            spare.push(buffer);
        }
    }

    /// Bytes of all buffers in use.
    synchronized long held() {
        return held;
    }
}
