package org.distributornode.application.port.node;

import org.distributornode.application.port.PortFailure;

/// The port of a listener cannot be opened.
public final class DoorFailure extends PortFailure {

    private static final long serialVersionUID = 1L;

    /// @param message a sentence for the operator
    public DoorFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /// Always: whoever has the port may leave.
    @Override
    public boolean retryable() {
        return true;
    }
}
