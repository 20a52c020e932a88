package org.distributornode.application.port.catalog;

import org.distributornode.application.port.PortFailure;

/// The catalogue gave no usable answer.
public final class CatalogFailure extends PortFailure {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /// @param message says what went wrong, without credentials
    public CatalogFailure(String message, boolean retryable) {
        super(message);
        this.retryable = retryable;
    }

    public CatalogFailure(String message, boolean retryable, Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }
}
