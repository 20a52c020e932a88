package org.distributornode.adapters.storage.http;

/// Bounds what is received and not yet taken, over all answers: each is read into a buffer of its own, a large one
/// while the bound allows it, else a small one, which none is ever refused. So the bound is passed by small buffers
/// alone, and one who takes slowly never holds up another. Safe for use by any thread.
final class BytesInFlight {

    static final int LARGE = 64 * 1024;
    static final int SMALL = 8 * 1024;

    private final long most;
    private long held;

    BytesInFlight(long most) {
        this.most = most;
    }

    /// How large a buffer one may have who has one of `size` bytes, or none (0).
    synchronized int grow(int size) {
        if (size == LARGE) {
            return size;
        }
        int wanted = held + LARGE - size <= most ? LARGE : SMALL;
        held += wanted - size;
        return wanted;
    }

    /// A buffer of `size` bytes is no longer in use.
    synchronized void giveBack(int size) {
        held -= size;
    }

    /// Bytes of all buffers.
    synchronized long held() {
        return held;
    }
}
