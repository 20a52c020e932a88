package org.distributornode.adapters.filesystem.journal;

import java.io.IOException;
import org.distributornode.application.port.cache.CacheFailure;

/// Tells what an error of the disk means to the journal.
final class JournalFailures {

    private JournalFailures() {}

    static CacheFailure of(String what, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        return new CacheFailure(kind(reason), what + ": " + reason, cause);
    }

    /// By the words of ENOSPC, EDQUOT, EMFILE and ENFILE: Java passes on no error number.
    private static CacheFailure.Kind kind(String reason) {
        if (reason.contains("No space left on device") || reason.contains("quota exceeded")) {
            return CacheFailure.Kind.NO_SPACE;
        }
        return reason.contains("Too many open files") ? CacheFailure.Kind.EXHAUSTED : CacheFailure.Kind.MEDIUM;
    }
}
