package org.distributornode.application.usecase.cache;

/// Looks how much of the disk is free, and evicts if that is too little.
@FunctionalInterface
public interface KeepDiskFree {

    Outcome keep();

    enum Outcome {
        /// There is enough, maybe by now.
        ROOMY,
        /// Too little, and nothing could help: what is asked for and not held passes through until there is
        /// more.
        FULL
    }
}
