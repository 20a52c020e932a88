package org.distributornode.adapters.http.hit;

import java.io.IOException;
import org.distributornode.application.bytes.ObjectFile;

/// Knows which bytes of a file are in memory, so that sending them waits for no disk. Safe for use by any
/// thread.
public interface Residency extends AutoCloseable {

    /// Whether all of these bytes are in memory. Waits for nothing. A wrong yes costs a wait.
    boolean isResident(long offset, long length);

    /// No call may follow.
    @Override
    void close();

    /// Makes one for a file.
    @FunctionalInterface
    interface Watch {

        Residency of(ObjectFile file) throws IOException;
    }
}
