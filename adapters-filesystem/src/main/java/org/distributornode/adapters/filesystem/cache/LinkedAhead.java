package org.distributornode.adapters.filesystem.cache;

/// Has the system calls linked that locking a folder needs, which takes a twentieth of a node's start, by another
/// thread.
public final class LinkedAhead {

    private LinkedAhead() {}

    /// Returns at once. Whoever locks meanwhile links them too, and says what is wrong if they cannot be.
    public static void begin() {
        Thread.ofPlatform().daemon().name("link").start(() -> {
            try {
                var _ = new SystemCalls();
            } catch (RuntimeException | Error _) {
                return;
            }
        });
    }
}
