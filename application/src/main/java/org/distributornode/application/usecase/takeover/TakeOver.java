package org.distributornode.application.usecase.takeover;

/// Takes over what another node has left in the folder: files of objects without a proof.
public interface TakeOver {

    /// Looks what lies there and counts it in. Called once, before the first request; reads no object.
    ///
    /// @param rebuilt whether the index is not what was remembered, but what was found
    Found begin(boolean rebuilt);

    /// Proves what was found, piece by piece, and drops what is wrong. Takes its time; requests may be served
    /// meanwhile, and what they are for is proven first. Returns when nothing is left to do, or when its thread is
    /// interrupted.
    void proceed();

    Progress progress();

    /// @param files that wait to be proven
    /// @param bytes of them
    /// @param listed those of them that the other node's state lists
    /// @param state how that state was
    record Found(long files, long bytes, long listed, State state) {}

    enum State {
        /// Nothing was looked for: all is as this node left it.
        SETTLED,
        /// There is none.
        ABSENT,
        READ,
        /// It is damaged or cut off; the take-over goes on without order, popularity and types.
        UNREADABLE
    }

    /// @param over whether nothing is left to do
    /// @param proven files that are held now
    /// @param dropped files that were wrong: of another size or with other bytes
    /// @param foreign files whose numbers the network does not know; they stay as they are
    /// @param unreadable files that could not be read; they stay as they are
    record Progress(boolean over, long proven, long dropped, long foreign, long unreadable) {}
}
