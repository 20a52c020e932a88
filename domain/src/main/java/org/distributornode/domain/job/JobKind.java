package org.distributornode.domain.job;

import java.util.Arrays;
import java.util.Optional;

/// What a job does.
public enum JobKind {
    /// Reads held objects again and compares them with their content hashes.
    VERIFY("verify");

    private final String text;

    JobKind(String text) {
        this.text = text;
    }

    /// Its name in interfaces.
    public String text() {
        return text;
    }

    public static Optional<JobKind> named(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }
}
