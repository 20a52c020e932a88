package org.distributornode.adapters.filesystem.state;

import java.io.IOException;

/// A file does not hold what was written into it.
public final class DamagedFile extends IOException {

    private static final long serialVersionUID = 1L;

    /// @param message the end of a sentence about the file
    public DamagedFile(String message) {
        super(message);
    }
}
