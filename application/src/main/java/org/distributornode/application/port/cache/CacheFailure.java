package org.distributornode.application.port.cache;

import org.distributornode.application.port.PortFailure;

/// The local store cannot do what was asked.
public final class CacheFailure extends PortFailure {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public CacheFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public CacheFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public boolean retryable() {
        return kind == Kind.NO_SPACE || kind == Kind.EXHAUSTED || kind == Kind.UNHEALED;
    }

    public enum Kind {
        /// The medium is full, or a quota is used up.
        NO_SPACE,
        /// The medium refused to read or write.
        MEDIUM,
        /// The process has no file descriptors left; what is held is unharmed.
        EXHAUSTED,
        /// Some of what is held is damaged, and nobody has told yet whether it can be healed.
        UNHEALED,
        /// A journal or another file of state is not what was written.
        DAMAGED
    }
}
