package org.distributornode.bootstrap.config;

/// Who has to go when room is needed.
public enum EvictionPolicy {
    VALUE_DENSITY,
    TINY_LFU,
    LRU,
    LRU_SP
}
