package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a refusal of the file system means.
public enum DiskTrouble {
    /// The disk has no room.
    FULL,
    /// The process has no file descriptors left.
    EXHAUSTED,
    /// The disk itself.
    BROKEN;

    /// With less than this a disk is full.
    private static final long LEAST_SPACE = 64 * 1024;

    /// Of reading.
    public static DiskTrouble reading(IOException cause) {
        return isExhausted(cause) ? EXHAUSTED : BROKEN;
    }

    /// Of writing.
    ///
    /// @param place a file or folder on the disk in question
    public static DiskTrouble writing(Path place, IOException cause) {
        boolean full = saysFull(cause) || (!isExhausted(cause) && isFull(place));
        return full ? FULL : reading(cause);
    }

    /// The words of EMFILE and ENFILE.
    private static boolean isExhausted(IOException cause) {
        return String.valueOf(cause.getMessage()).contains("Too many open files");
    }

    /// The words of ENOSPC and EDQUOT; Java passes on no error number.
    private static boolean saysFull(IOException cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("No space left on device") || message.contains("Disk quota exceeded");
    }

    /// For systems that speak another language.
    private static boolean isFull(Path place) {
        try {
            return Files.getFileStore(place).getUsableSpace() < LEAST_SPACE;
        } catch (IOException _) {
            return false;
        }
    }
}
