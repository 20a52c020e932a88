package org.distributornode.domain.cache;

import java.util.Optional;

/// The policies that a configuration can name.
public final class EvictionPolicies {

    private EvictionPolicies() {}

    /// A new policy: `valueDensity`, `tinyLfu`, `lru` or `lruSp`; empty for another name.
    public static Optional<EvictionPolicy> named(String name) {
        return switch (name) {
            case "valueDensity" -> Optional.of(new ValueDensity());
            case "tinyLfu" -> Optional.of(new TinyLfu());
            case "lru" -> Optional.of(new LeastRecentlyUsed());
            case "lruSp" -> Optional.of(new SizePopularity());
            default -> Optional.empty();
        };
    }
}
