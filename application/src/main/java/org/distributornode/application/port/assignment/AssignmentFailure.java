package org.distributornode.application.port.assignment;

import org.distributornode.application.port.PortFailure;

/// It cannot be kept what was looked through last.
public final class AssignmentFailure extends PortFailure {

    private static final long serialVersionUID = 1L;

    /// @param message a sentence for the operator that names the place
    public AssignmentFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /// Always: the next run tries again.
    @Override
    public boolean retryable() {
        return true;
    }
}
