package org.distributornode.adapters.filesystem.cache;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    @Override
    public void close() {
        locks.forEach(FolderLock::close);
        locks.clear();
    }
}
