package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        List<String> missing = new ArrayList<>();
        note(Files.isReadable(folder), "read", missing);
        note(Files.isWritable(folder), "write", missing);
        note(Files.isExecutable(folder), "enter", missing);
        if (!missing.isEmpty()) {
            throw new FolderRefused(
                    "The folder %s (%s) cannot be used: %s lacks the permission to %s; grant it, or name another one."
                            .formatted(folder, key, user(), String.join(", ", missing)));
        }
    }

    /// @throws FolderRefused if both are one folder, by whatever links
    static void requireTwo(Path assets, Path state) {
        try {
            if (Files.isSameFile(assets, state)) {
                throw new FolderRefused(
                        "directories.assets (%s) and directories.cacheState (%s) are one folder; name two."
                                .formatted(assets, state));
            }
        } catch (IOException e) {
            throw new FolderRefused(
                    "The folders %s and %s cannot be compared (%s).".formatted(assets, state, reason(e)), e);
        }
    }

    private static void note(boolean granted, String permission, List<String> missing) {
        if (!granted) {
            missing.add(permission);
        }
    }

    /// Why a file or folder could not be opened or made.
    static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return "permission denied at " + denied.getFile();
        }
        if (failure instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is not a folder";
        }
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
