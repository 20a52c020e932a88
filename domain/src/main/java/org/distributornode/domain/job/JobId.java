package org.distributornode.domain.job;

/// Names a job of this node; they count from 1 on and are never used again.
public record JobId(long number) {

    public JobId {
        if (number < 1) {
            throw new IllegalArgumentException("not a job: " + number);
        }
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
