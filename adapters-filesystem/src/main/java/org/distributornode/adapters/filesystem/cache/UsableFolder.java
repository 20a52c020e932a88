package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
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
                            .formatted(folder, key, ProcessOwner.current().name(), reason(e)),
                    e);
        }
        require(folder, key, FolderAccess.to(folder), ProcessOwner.current());
    }

    /// @throws FolderRefused if anything is missing
    static void require(Path folder, String key, FolderAccess access, ProcessOwner owner) {
        if (access.readOnly()) {
            throw new FolderRefused(
                    "The folder %s (%s) lies on a file system that is mounted read-only;".formatted(folder, key)
                            + " mount it for writing, or name another one.");
        }
        if (!access.missing().isEmpty()) {
            throw new FolderRefused("The folder %s (%s) cannot be used: %s lacks the permission to %s; %s"
                    .formatted(folder, key, owner.name(), String.join(", ", access.missing()), remedy(folder, owner)));
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

    /// For a folder that takes no lock file.
    static FolderRefused takesNoLock(Path folder, IOException failure, ProcessOwner owner) {
        String remedy = failure instanceof AccessDeniedException ? remedy(folder, owner) : "name another one.";
        return new FolderRefused(
                "The folder %s takes no lock file of %s (%s); %s"
                        .formatted(folder, owner.name(), reason(failure), remedy),
                failure);
    }

    private static String remedy(Path folder, ProcessOwner owner) {
        return "%s mends that (for a container: on the folder that is mounted there), or name another one."
                .formatted(owner.chown(folder));
    }

    /// Why a file or folder could not be opened or made.
    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return "permission denied at " + denied.getFile();
        }
        if (failure instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is not a folder";
        }
        String reason = failure instanceof FileSystemException told ? told.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}
