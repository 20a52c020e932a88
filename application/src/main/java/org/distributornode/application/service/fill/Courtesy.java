package org.distributornode.application.service.fill;

/// How bytes that nobody waits for make way for others.
@FunctionalInterface
public interface Courtesy {

    /// Holds nothing back.
    Courtesy NONE = _ -> {};

    /// So many bytes have come that no client waits for, 0 at first; returns when more may come.
    void came(int bytes) throws InterruptedException;
}
