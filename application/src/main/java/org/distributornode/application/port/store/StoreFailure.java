package org.distributornode.application.port.store;

import org.distributornode.application.port.PortFailure;

/// The store of objects cannot do what was asked.
public final class StoreFailure extends PortFailure {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public StoreFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public StoreFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public boolean retryable() {
        return switch (kind) {
            case EXHAUSTED, NO_SPACE, MOUNTPATH_GONE -> true;
            case MEDIUM, DAMAGED, NEWER -> false;
        };
    }

    @Override
    public boolean outOfSpace() {
        return kind == Kind.NO_SPACE;
    }

    public enum Kind {
        /// The medium is full, or the store is, and what was asked for cannot say so by its answer.
        NO_SPACE,
        /// The medium refused to read or write.
        MEDIUM,
        /// The process has no file descriptors left; what is stored is unharmed.
        EXHAUSTED,
        /// The mountpath that it was to go to is no longer in use; tried again, it goes to another one.
        MOUNTPATH_GONE,
        /// A file is not what was written.
        DAMAGED,
        /// A newer version of the node has written a file.
        NEWER
    }
}
