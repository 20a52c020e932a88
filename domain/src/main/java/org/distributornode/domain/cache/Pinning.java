package org.distributornode.domain.cache;

/// What came of pinning an object.
public enum Pinning {
    PINNED,
    /// It was pinned already.
    PINNED_BEFORE,
    NOT_HELD,
    /// Pinned objects would take more than they may.
    TOO_MUCH
}
