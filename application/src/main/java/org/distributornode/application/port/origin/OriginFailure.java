package org.distributornode.application.port.origin;

import org.distributornode.application.port.PortFailure;

/// A source did not deliver.
public final class OriginFailure extends PortFailure {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    public OriginFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public OriginFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public boolean retryable() {
        return kind != Kind.FORBIDDEN && kind != Kind.OTHER_OBJECT;
    }

    public enum Kind {
        /// No connection, or it broke before an answer.
        UNREACHABLE,
        /// Nothing came for as long as is allowed.
        TIMED_OUT,
        /// It says it does not have the object.
        LACKS_OBJECT,
        /// It answered with another status than was asked for, or with something that is no such answer.
        REFUSED,
        /// It announces or sends another number of bytes than the object has.
        OTHER_OBJECT,
        /// The transfer broke off.
        CUT_SHORT,
        /// Its address may not be contacted.
        FORBIDDEN,
        /// It was not asked, since this node has no connection to spare.
        BUSY
    }
}
