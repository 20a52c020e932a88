package org.distributornode.adapters.http.archive;

import java.io.IOException;

/// How much may be read that is kept in memory: names and directories of archives, however long they say that
/// they are. For one thread.
final class Allowance {

    private static final long UNBOUND = Long.MAX_VALUE;

    private long left = UNBOUND;

    /// Of what is read from now on.
    void set(long bytes) {
        left = bytes;
    }

    void lift() {
        left = UNBOUND;
    }

    /// @throws IOException if that was more than is allowed
    void use(long bytes) throws IOException {
        if (left != UNBOUND) {
            left -= bytes;
            if (left < 0) {
                throw new IOException("a name or the directory of an archive is too long");
            }
        }
    }
}
