package org.distributornode.domain.bucket;

/// The number of the worker that operates this node.
public record WorkerId(int number) {

    public WorkerId {
        if (number < 0) {
            throw new IllegalArgumentException("negative worker id: " + number);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
