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
}
