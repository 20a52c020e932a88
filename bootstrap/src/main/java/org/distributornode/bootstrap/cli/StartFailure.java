package org.distributornode.bootstrap.cli;

/// The process cannot do what it was told to; says why in one sentence for the operator, who sees it
/// on standard error instead of a stack trace.
public final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public StartFailure(ExitCode exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /// @param cause shown only when DEBUG=true
    public StartFailure(String sentence, Throwable cause) {
        this(ExitCode.FAILED, sentence, cause);
    }

    /// @param cause shown only when DEBUG=true
    public StartFailure(ExitCode exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
