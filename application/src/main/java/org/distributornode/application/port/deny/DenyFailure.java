package org.distributornode.application.port.deny;

import org.distributornode.application.port.PortFailure;

/// The list of forbidden objects cannot be read or kept.
public final class DenyFailure extends PortFailure {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /// @param message a sentence for the operator that names the place
    /// @param retryable false if only a person can mend it
    public DenyFailure(String message, boolean retryable, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }
}
