package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.file.Path;

/// A process that takes the lock, says so, and holds it until its input ends.
final class LockHolder {

    private LockHolder() {}

    /// @param folders assets and state
    public static void main(String... folders) throws IOException {
        try (DirectoryLock lock = DirectoryLock.take(Path.of(folders[0]), Path.of(folders[1]))) {
            System.out.println("taken " + (lock.hashCode() != 0));
            System.in.transferTo(System.out);
        }
    }
}
