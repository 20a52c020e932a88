package org.distributornode.bootstrap.cli;

import java.io.PrintWriter;
import java.util.Map;

/// Tells why a command failed: one sentence, no stack trace unless it was asked for.
///
/// @param debug whether it was
record Complaints(boolean debug) {

    /// @param environment as [System#getenv()] gives it
    Complaints(Map<String, String> environment) {
        this("true".equals(environment.get("DEBUG")));
    }

    /// Prints the sentence.
    ///
    /// @return what the process ends with
    int print(Exception problem, PrintWriter err) {
        if (debug) {
            problem.printStackTrace(err);
        }
        if (problem instanceof StartFailure failure) {
            err.println(oneLine(failure));
            return failure.exitCode().number();
        }
        String kind = problem.getClass().getSimpleName();
        err.println("Something unexpected happened: " + kind + ": " + oneLine(problem));
        return ExitCode.FAILED.number();
    }

    static String oneLine(Exception problem) {
        return String.valueOf(problem.getMessage()).replaceAll("\\R", " ");
    }
}
