package org.distributornode.adapters.filesystem.store;

/// What tells a file from any other, and from itself after any change: the file system renews the time of change
/// whenever content, length or name change, and nobody can set it.
///
/// @param mountpath which one it lies on
/// @param changed nanoseconds; of the file system's clock
record SeenFile(long mountpath, long inode, long size, long changed) {

    /// A change within this of the last one may leave the file with the same time.
    private static final long COARSEST_NANOS = 3_000_000_000L;

    /// One that cannot be told from others.
    static SeenFile unknown(long mountpath) {
        return new SeenFile(mountpath, 0, 0, Long.MAX_VALUE);
    }

    /// Whether what was read of it after `now` is true for as long as the file can be told by this.
    boolean isSettled(long now) {
        return changed < now - COARSEST_NANOS;
    }
}
