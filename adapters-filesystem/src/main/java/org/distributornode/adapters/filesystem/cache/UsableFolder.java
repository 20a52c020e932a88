package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Looks whether a folder can be worked in, and says what to do if not.
final class UsableFolder {

    private UsableFolder() {}

    /// Makes `folder` if it does not exist.
    ///
    /// @param key what names it in the configuration
    /// @throws FolderRefused if it cannot be made, read or written
    static void require(Path folder, String key) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new FolderRefused("%s (%s) is not a folder; name another one.".formatted(folder, key));
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new FolderRefused(
                    "The folder %s (%s) does not exist and cannot be made by %s (%s); make it, or name another one."
                            .formatted(folder, key, user(), reason(e)),
                    e);
        }
        require(folder, key, Files.isReadable(folder) && Files.isExecutable(folder), "read");
        require(folder, key, Files.isWritable(folder), "written");
    }

    private static void require(Path folder, String key, boolean allowed, String verb) {
        if (!allowed) {
            throw new FolderRefused("The folder %s (%s) cannot be %s by %s; give it to that user, or name another one."
                    .formatted(folder, key, verb, user()));
        }
    }

    /// Why a file could not be opened or made, without its name.
    static String reason(IOException failure) {
        String reason = failure instanceof FileSystemException told ? told.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }

    private static String user() {
        try {
            return "uid " + Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return "user " + System.getProperty("user.name");
        }
    }
}
