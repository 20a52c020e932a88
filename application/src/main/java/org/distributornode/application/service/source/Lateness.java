package org.distributornode.application.service.source;

/// Tells in one race whether a source is slow, or the node that waits for it.
final class Lateness {

    /// Who wakes up so much later than it wanted to has no core to run on.
    static final long LEAST_NANOS = 5_000_000;

    /// So often that is no fault of the source; a node that is always late still has to ask somebody else.
    private static final int MOST = 2;

    private int forgiven;

    /// Whether to wait on for a source after nothing was heard of it.
    ///
    /// @param wait nanoseconds for which it was to be waited; none tell nothing about the node
    /// @param late nanoseconds that it took longer
    boolean forgives(long wait, long late) {
        if (wait <= 0 || late <= LEAST_NANOS || forgiven == MOST) {
            return false;
        }
        forgiven++;
        return true;
    }
}
