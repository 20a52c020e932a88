package org.distributornode.application.port.settings;

import org.distributornode.application.port.PortFailure;

/// What an operator has changed cannot be kept or read.
public final class SettingsFailure extends PortFailure {

    private static final long serialVersionUID = 1L;

    /// @param message a sentence for the operator
    public SettingsFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /// Always: an operator may make room or mend the rights of a folder.
    @Override
    public boolean retryable() {
        return true;
    }
}
