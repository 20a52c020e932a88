package org.distributornode.domain.assignment;

/// Why an object is not to be served by this node any more.
public enum Verdict {
    /// The network knows it no longer.
    GONE,
    /// The network gives it to others.
    NOT_ASSIGNED
}
