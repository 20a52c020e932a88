package org.distributornode.bootstrap.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The store of objects that clients write.
///
/// @param mountpaths folders that objects lie in, at least one
/// @param limit bytes that they may take together
/// @param keepDraft how long a draft stays that nobody goes on with
public record ObjectStoreSettings(List<Path> mountpaths, long limit, Durability durability, Duration keepDraft) {

    /// What is true once a write is acknowledged.
    public enum Durability {
        /// It is on the medium.
        FORCED,
        /// The system has it: it outlives the process, not a loss of power.
        OS
    }
}
