package org.distributornode.application.service.fill;

/// How many bytes of an object may come in vain because clients seek or leave: a sixty-fourth of it, so that a source
/// which does what it should never sends more than 1.02 times the object, whatever clients do. What one fill leaves of
/// that is all that the next one has.
///
/// Not safe for use by several threads.
public final class Spare {

    private static final int SHARE = 64;

    private long left;

    /// @param left what an earlier fill left
    public Spare(long left) {
        this.left = left;
    }

    /// Of an object of which nothing has come.
    ///
    /// @param size of the object
    public static Spare of(long size) {
        return new Spare(size / SHARE);
    }

    public long left() {
        return left;
    }

    void spend(long bytes) {
        left -= bytes;
    }

    /// Spends as much as there is.
    void spendUpTo(long bytes) {
        spend(Math.clamp(bytes, 0, Math.max(0, left)));
    }
}
