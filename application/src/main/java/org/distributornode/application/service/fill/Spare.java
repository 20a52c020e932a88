package org.distributornode.application.service.fill;

/// How many bytes of an object may come in vain because clients seek or leave: a sixty-fourth of it, and a 256th more
/// to end what is on its way, so that a source which does what it should never sends more than 1.02 times the object,
/// whatever clients do. What one fill leaves of that is all that the next one has, and what one owes the next one owes.
///
/// Not safe for use by several threads.
public final class Spare {

    private static final int SHARE = 64;
    private static final int ENDING_SHARE = 256;

    private final long size;
    private long balance;

    /// @param size of the object
    /// @param balance what an earlier fill left; below 0 if it owes
    public Spare(long size, long balance) {
        this.size = size;
        this.balance = balance;
    }

    /// Of an object of which nothing has come.
    ///
    /// @param size of the object
    public static Spare of(long size) {
        return new Spare(size, size / SHARE);
    }

    /// @param twice how many may still be asked for twice, at least 0
    /// @param endings how many may still come in vain as transfers end early, at least 0 and no fewer than that
    /// @param whole how many there were of these at first
    record Left(long twice, long endings, long whole) {

        Left {
            if (twice < 0 || endings < twice || whole < 0) {
                throw new IllegalArgumentException("not left: " + twice + " of " + endings);
            }
        }
    }

    Left left() {
        long endings = size / ENDING_SHARE;
        return new Left(Math.max(0, balance), Math.max(0, balance + endings), size / SHARE + endings);
    }

    /// Whether nothing has come in vain yet.
    boolean isWhole() {
        return balance >= size / SHARE;
    }

    /// For the next fill; below 0 if more came in vain than might, but for endings.
    public long balance() {
        return balance;
    }

    void spend(long bytes) {
        balance -= bytes;
    }
}
