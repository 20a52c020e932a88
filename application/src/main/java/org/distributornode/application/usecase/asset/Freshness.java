package org.distributornode.application.usecase.asset;

/// How an answer relates to the cache.
public enum Freshness {
    /// The object is held: whole and proven.
    HIT,
    /// It is on its way in and not proven yet.
    PENDING,
    /// It was neither held nor on its way when this answer was asked for.
    MISS
}
