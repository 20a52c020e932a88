package org.distributornode.application.service.fill;

/// How many bytes of an object may come in vain because clients seek: a sixty-fourth of it, so that a source which does
/// what it should never sends more than 1.02 times the object, whatever clients do.
///
/// Not safe for use by several threads.
final class Spare {

    private static final int SHARE = 64;

    private long left;

    /// @param size of the object
    Spare(long size) {
        this.left = size / SHARE;
    }

    long left() {
        return left;
    }

    void spend(long bytes) {
        left -= bytes;
    }
}
