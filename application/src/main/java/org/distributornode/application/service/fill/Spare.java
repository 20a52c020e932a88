package org.distributornode.application.service.fill;

/// How many bytes of an object may come in vain because clients seek or leave: a sixty-fourth of it, so that a source
/// which does what it should never sends more than 1.02 times the object, whatever clients do, the little included that
/// [GivingWay] may add. What one fill leaves of that is all that the next one has, and what one owes the
/// next one owes.
///
/// Not safe for use by several threads.
public final class Spare {

    private static final int SHARE = 64;

    private long balance;

    /// @param balance what an earlier fill left; below 0 if it owes
    public Spare(long balance) {
        this.balance = balance;
    }

    /// Of an object of which nothing has come.
    ///
    /// @param size of the object
    public static Spare of(long size) {
        return new Spare(size / SHARE);
    }

    /// How many may still come in vain, at least 0.
    long left() {
        return Math.max(0, balance);
    }

    /// For the next fill; below 0 if more came in vain than might.
    public long balance() {
        return balance;
    }

    void spend(long bytes) {
        balance -= bytes;
    }
}
