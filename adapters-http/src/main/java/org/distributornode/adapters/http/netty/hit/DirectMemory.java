package org.distributornode.adapters.http.netty.hit;

import io.netty.util.internal.PlatformDependent;

/// The memory outside of the heap, that of all connections and of what is kept there together.
public final class DirectMemory {

    private DirectMemory() {}

    /// How many bytes of it Java gives at most.
    public static long most() {
        return PlatformDependent.maxDirectMemory();
    }
}
