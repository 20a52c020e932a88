package org.distributornode.application.usecase.cache;

/// Looks whether what is held has come to pass the mark below the limit, and records it once each time it does.
@FunctionalInterface
public interface WatchStorage {

    Outcome watch();

    enum Outcome {
        BELOW,
        /// It was below at the last look.
        PASSED,
        /// It has been above since an earlier look.
        ABOVE
    }
}
