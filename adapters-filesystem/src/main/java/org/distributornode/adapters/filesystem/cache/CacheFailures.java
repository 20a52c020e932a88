package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.file.Path;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheFailure.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells a full disk from a broken one, and both from want of descriptors.
final class CacheFailures {

    private static final Logger LOG = LoggerFactory.getLogger(CacheFailures.class);

    private CacheFailures() {}

    /// @param what was tried, for example `reading object 7`
    /// @param place a file or folder on the disk in question
    static CacheFailure reading(String what, Path place, IOException cause) {
        return failure(DiskTrouble.reading(cause), what, place, cause);
    }

    /// @param what was tried, for example `writing object 7`
    /// @param place a file or folder on the disk in question
    static CacheFailure writing(String what, Path place, IOException cause) {
        return failure(DiskTrouble.writing(place, cause), what, place, cause);
    }

    /// A full disk and want of descriptors show elsewhere; a disk that refuses is to be looked at by somebody.
    private static CacheFailure failure(DiskTrouble trouble, String what, Path place, IOException cause) {
        if (trouble == DiskTrouble.BROKEN) {
            LOG.warn("disk refuses: operation={} place={} why={}", what, place, String.valueOf(cause));
        }
        Kind kind = switch (trouble) {
            case FULL -> Kind.NO_SPACE;
            case EXHAUSTED -> Kind.EXHAUSTED;
            case BROKEN -> Kind.MEDIUM;
        };
        return new CacheFailure(kind, what + " failed: " + cause.getMessage(), cause);
    }
}
