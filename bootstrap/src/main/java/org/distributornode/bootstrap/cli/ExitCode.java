package org.distributornode.bootstrap.cli;

import org.distributornode.adapters.http.tls.CertificateRefused;
import org.distributornode.bootstrap.config.ConfigurationResult.Fault;

/// How the process ends; the numbers are those of the reference node.
public enum ExitCode {
    OK(0),
    FAILED(1),
    /// A running node refused, or cannot be reached.
    API_ERROR(20),
    INVALID_INPUT(40),
    FILE_NOT_FOUND(41),
    INVALID_FILE(42);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /// What a certificate that is refused ends the process with.
    public static ExitCode of(CertificateRefused refused) {
        return refused.isMissingFile() ? FILE_NOT_FOUND : INVALID_FILE;
    }

    /// What a configuration that is refused ends the process with.
    public static ExitCode of(Fault fault) {
        return switch (fault) {
            case WRONG_SETTING -> INVALID_INPUT;
            case MISSING_FILE -> FILE_NOT_FOUND;
            case UNREADABLE_FILE -> INVALID_FILE;
        };
    }
}
