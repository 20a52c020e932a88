package org.distributornode.adapters.filesystem.journal;

import java.io.IOException;
import org.distributornode.application.port.cache.CacheFailure;

/// Tells what an error of the disk means to the journal.
final class JournalFailures {

    private JournalFailures() {}

    static CacheFailure of(String what, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        boolean full = reason.contains("No space left on device") || reason.contains("quota exceeded");
        return new CacheFailure(
                full ? CacheFailure.Kind.NO_SPACE : CacheFailure.Kind.MEDIUM, what + ": " + reason, cause);
    }
}
