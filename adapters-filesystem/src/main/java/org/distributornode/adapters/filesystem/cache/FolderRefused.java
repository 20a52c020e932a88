package org.distributornode.adapters.filesystem.cache;

/// A folder of the configuration cannot be used. The message is one sentence for whoever started the node.
public final class FolderRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FolderRefused(String message) {
        super(message);
    }

    FolderRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
