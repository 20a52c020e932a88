package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What this process may not do in a folder.
///
/// @param missing read, write or enter
/// @param readOnly whether the file system as a whole takes no writes, which no permission changes
record FolderAccess(List<String> missing, boolean readOnly) {

    static FolderAccess to(Path folder) {
        List<String> missing = Stream.of(
                        Files.isReadable(folder) ? "" : "read",
                        Files.isWritable(folder) ? "" : "write",
                        Files.isExecutable(folder) ? "" : "enter")
                .filter(permission -> !permission.isEmpty())
                .toList();
        return new FolderAccess(missing, !missing.isEmpty() && isOnReadOnlyDisk(folder));
    }

    private static boolean isOnReadOnlyDisk(Path folder) {
        try {
            return Files.getFileStore(folder).isReadOnly();
        } catch (IOException _) {
            return false;
        }
    }
}
