package org.distributornode.bootstrap.cli;

/// How the process ends; the numbers are those of the reference node.
public enum ExitCode {
    OK(0),
    FAILED(1),
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
}
