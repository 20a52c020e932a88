package org.distributornode.domain.node;

/// Where a node is between its start and its end:
///
/// ```
/// STARTING ──► SERVING ◄──► STOPPED
///     │           │            │
///     └───────────┴────────────┴──► ENDING
/// ```
public enum NodeLifecycle {
    /// Nobody is served yet.
    STARTING,
    /// The public API takes requests.
    SERVING,
    /// An operator has closed the public API; answers from before may be under way.
    STOPPED,
    /// The node is shutting down, and nothing follows that.
    ENDING;

    /// Whether the node may go on to `next` from here.
    public boolean mayBecome(NodeLifecycle next) {
        return switch (this) {
            case STARTING, STOPPED -> next == SERVING || next == ENDING;
            case SERVING -> next == STOPPED || next == ENDING;
            case ENDING -> false;
        };
    }
}
