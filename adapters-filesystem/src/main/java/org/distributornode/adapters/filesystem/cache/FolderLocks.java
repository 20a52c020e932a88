package org.distributornode.adapters.filesystem.cache;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keeps other nodes away from folders, as [DirectoryLock] does from the folder of assets.
public final class FolderLocks implements AutoCloseable {

    private final List<FolderLock> locks = new ArrayList<>();

    private FolderLocks() {}

    /// Takes all these folders for this process until it closes the locks or ends; makes them if they do not exist.
    ///
    /// @param key of the configuration that names them
    /// @throws FolderRefused if a folder cannot be used, or another node uses one
    public static FolderLocks take(List<Path> folders, String key) {
        FolderLocks taken = new FolderLocks();
        try {
            for (Path folder : folders) {
                UsableFolder.require(folder, key);
                DirectoryLock.lockFolder(folder).ifPresent(taken.locks::add);
            }
            return taken;
        } catch (FolderRefused e) {
            taken.close();
            throw e;
        }
    }

    /// The same of those that can be used, if there is one.
    ///
    /// @throws FolderRefused if none can be used, or another node uses one
    public static FolderLocks takeUsable(List<Path> folders, String key) {
        List<Path> usable = folders.stream()
                .filter(folder -> objection(folder, key).isEmpty())
                .toList();
        return take(usable.isEmpty() ? folders : usable, key);
    }

    /// Why a folder cannot be used; it is made if it does not exist.
    ///
    /// @param key of the configuration that names it
    public static Optional<String> objection(Path folder, String key) {
        try {
            UsableFolder.require(folder, key);
            return Optional.empty();
        } catch (FolderRefused e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    @Override
    public void close() {
        locks.forEach(FolderLock::close);
        locks.clear();
    }
}
