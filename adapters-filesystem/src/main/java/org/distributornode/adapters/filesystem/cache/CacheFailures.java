package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheFailure.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells a full disk from a broken one, and both from want of descriptors.
final class CacheFailures {

    private static final Logger LOG = LoggerFactory.getLogger(CacheFailures.class);

    /// With less than this a disk is full.
    private static final long LEAST_SPACE = 64 * 1024;

    private CacheFailures() {}

    /// @param what was tried, for example `reading object 7`
    /// @param place a file or folder on the disk in question
    static CacheFailure reading(String what, Path place, IOException cause) {
        return failure(isExhausted(cause) ? Kind.EXHAUSTED : Kind.MEDIUM, what, place, cause);
    }

    /// @param what was tried, for example `writing object 7`
    /// @param place a file or folder on the disk in question
    static CacheFailure writing(String what, Path place, IOException cause) {
        boolean full = saysFull(cause) || (!isExhausted(cause) && isFull(place));
        return full ? failure(Kind.NO_SPACE, what, place, cause) : reading(what, place, cause);
    }

    /// A full disk and want of descriptors show elsewhere; a disk that refuses is to be looked at by somebody.
    private static CacheFailure failure(Kind kind, String what, Path place, IOException cause) {
        if (kind == Kind.MEDIUM) {
            LOG.warn("disk refuses: operation={} place={} why={}", what, place, String.valueOf(cause));
        }
        return new CacheFailure(kind, what + " failed: " + cause.getMessage(), cause);
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
