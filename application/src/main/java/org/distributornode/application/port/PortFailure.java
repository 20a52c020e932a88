package org.distributornode.application.port;

/// The world behind a port did not keep its side of the contract. Thrown by driven adapters only.
public abstract class PortFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected PortFailure(String message) {
        super(message);
    }

    protected PortFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /// Whether asking again soon has a fair chance. Decided where the knowledge is: in the adapter.
    public abstract boolean retryable();

    /// Whether it is room that is wanting.
    public boolean outOfSpace() {
        return false;
    }
}
