package org.distributornode.application.service.fill;

/// How work that nobody waits for makes way for others: bytes that come in, or are read from the disk.
@FunctionalInterface
public interface Courtesy {

    /// Holds nothing back.
    Courtesy NONE = _ -> {};

    /// Returns when the work may go on.
    ///
    /// @param bytes that it moves, 0 or more: those that have come since the last call, or are to be moved next
    void take(int bytes) throws InterruptedException;

    /// Does so, or returns before, since the work has become urgent.
    default void take(int bytes, Rest rest) throws InterruptedException {
        take(bytes);
    }

    /// So many bytes have been moved since the last call, and no more come; holds nobody.
    default void end(int bytes) {}

    /// A pause of work that may become urgent.
    @FunctionalInterface
    interface Rest {

        /// Waits for so long, or until the work is urgent.
        ///
        /// @return whether it is
        boolean take(long nanos) throws InterruptedException;
    }
}
