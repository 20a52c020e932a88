package org.distributornode.domain.job;

import java.util.Optional;

/// Names a job of this node; they count from 1 on and are never used again.
public record JobId(long number) {

    /// Matches whole ids and nothing else.
    public static final String PATTERN = "[1-9][0-9]{0,17}";

    public JobId {
        if (number < 1) {
            throw new IllegalArgumentException("not a job: " + number);
        }
    }

    public static Optional<JobId> parse(String text) {
        return text.matches(PATTERN) ? Optional.of(new JobId(Long.parseLong(text))) : Optional.empty();
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
