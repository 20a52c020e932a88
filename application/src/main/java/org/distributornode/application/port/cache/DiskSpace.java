package org.distributornode.application.port.cache;

/// Tells how much room the file system of the held objects has. May be called from any thread; blocks for the
/// disk alone.
@FunctionalInterface
public interface DiskSpace {

    /// How it is now.
    ///
    /// @throws CacheFailure if it cannot be told
    Space measure();

    /// @param total bytes of the file system
    /// @param free bytes of it that this process may still write
    record Space(long total, long free) {
        public Space {
            if (free < 0 || total < free) {
                throw new IllegalArgumentException("total " + total + ", free " + free);
            }
        }
    }
}
