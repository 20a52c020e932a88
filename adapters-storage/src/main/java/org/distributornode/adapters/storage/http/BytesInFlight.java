package org.distributornode.adapters.storage.http;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

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
    private final Deque<ByteBuffer> spare = new ArrayDeque<>();
    private long held;

    BytesInFlight(long most) {
        this.most = most;
    }

    /// The buffer of one who has had `buffer`, maybe another one. That is no longer in use then.
    synchronized ByteBuffer grow(ByteBuffer buffer) {
        int size = buffer.capacity();
        if (size == LARGE) {
            return buffer;
        }
        int wanted = held + LARGE - size <= most ? LARGE : SMALL;
        held += wanted - size;
        if (wanted == size) {
            return buffer;
        }
        return wanted == SMALL ? ByteBuffer.allocate(SMALL) : large();
    }

    private ByteBuffer large() {
        return spare.isEmpty() ? ByteBuffer.allocateDirect(LARGE) : spare.pop();
    }

    /// A buffer is no longer wanted.
    synchronized void giveBack(ByteBuffer buffer) {
        held -= buffer.capacity();
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
