package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.Path;
import org.distributornode.adapters.filesystem.cache.DiskTrouble;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.application.port.store.StoreFailure.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says what went wrong on a disk.
final class StoreFailures {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFailures.class);

    private StoreFailures() {}

    /// @param what was tried, for example `reading an object`
    /// @param place a file or folder
    static StoreFailure of(String what, Path place, IOException cause) {
        if (cause instanceof NewerFile) {
            return new StoreFailure(Kind.NEWER, place + " cannot be read: " + cause.getMessage() + ".", cause);
        }
        DiskTrouble trouble = DiskTrouble.writing(place, cause);
        if (trouble != DiskTrouble.BROKEN) {
            Kind kind = trouble == DiskTrouble.FULL ? Kind.NO_SPACE : Kind.EXHAUSTED;
            return new StoreFailure(kind, what + " failed: " + cause.getMessage(), cause);
        }
        LOG.warn("disk refuses: operation={} place={} why={}", what, place, String.valueOf(cause));
        return new StoreFailure(Kind.MEDIUM, what + " failed at " + place + ": " + cause.getMessage(), cause);
    }

    /// What a disk does not let be looked at is told, and does no harm to what else is on it.
    ///
    /// @throws IOException the same if there is no use in going on
    static void passOver(String what, Path place, IOException cause) throws IOException {
        if (cause instanceof NewerFile || DiskTrouble.reading(cause) == DiskTrouble.EXHAUSTED) {
            throw cause;
        }
        LOG.error("{} passed over, it cannot be read: place={} why={}", what, place, String.valueOf(cause));
    }

    /// There is no room for it.
    static StoreFailure full(Path place) {
        return new StoreFailure(Kind.NO_SPACE, "There is no room for " + place + ".");
    }

    /// Whether a write failed for want of room.
    static boolean isFull(Path place, IOException cause) {
        return DiskTrouble.writing(place, cause) == DiskTrouble.FULL;
    }
}
