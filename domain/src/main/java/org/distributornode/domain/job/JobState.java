package org.distributornode.domain.job;

/// Where a job stands.
public enum JobState {
    /// Waits for its turn, or for the node to run again.
    QUEUED,
    RUNNING,
    /// Has done what it could; its progress tells what it found.
    DONE,
    /// Could not go on.
    FAILED,
    /// Was ended by an operator.
    CANCELLED;

    /// Whether nothing happens to it any more.
    public boolean isFinal() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case DONE, FAILED, CANCELLED -> true;
        };
    }
}
