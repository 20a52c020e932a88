package org.distributornode.adapters.filesystem.store;

import java.io.IOException;

/// A newer version of the node has written a file.
final class NewerFile extends IOException {

    private static final long serialVersionUID = 1L;

    NewerFile() {
        super("a newer version of the node has written it");
    }
}
