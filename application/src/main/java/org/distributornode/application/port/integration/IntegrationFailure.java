package org.distributornode.application.port.integration;

import org.distributornode.application.port.PortFailure;

/// The medium that keeps distributors and deliveries refuses.
public final class IntegrationFailure extends PortFailure {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    public IntegrationFailure(String message, Throwable cause, boolean retryable) {
        super(message, cause);
        this.retryable = retryable;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }
}
