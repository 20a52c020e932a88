package org.distributornode.bootstrap.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The store of objects that clients write.
///
/// @param mountpaths folders that objects lie in, at least one
/// @param mountpathRoots folders below which further ones may be taken into use
/// @param limit bytes that they may take together
/// @param keepDraft how long a draft stays that nobody goes on with
/// @param lowWatermark hundredths down to which the store lets go of objects that may go
/// @param highWatermark hundredths from which on it does
/// @param archiveDirectory bytes of an archive's names that are kept in memory while it is read
public record ObjectStoreSettings(
        List<Path> mountpaths,
        List<Path> mountpathRoots,
        long limit,
        Durability durability,
        Duration keepDraft,
        int lowWatermark,
        int highWatermark,
        Downloads downloads,
        long archiveDirectory) {

    /// How links of the web are fetched.
    ///
    /// @param atOnce the most links of one job at a time
    /// @param perLink the longest that one may take
    public record Downloads(int atOnce, Duration perLink) {}

    /// What is true once a write is acknowledged.
    public enum Durability {
        /// It is on the medium.
        FORCED,
        /// The system has it: it outlives the process, not a loss of power.
        OS
    }
}
