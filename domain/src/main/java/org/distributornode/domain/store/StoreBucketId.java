package org.distributornode.domain.store;

/// Tells a bucket from all that had or will have its name; numbers count from 1 on and are never used again.
public record StoreBucketId(long number) implements Comparable<StoreBucketId> {

    public StoreBucketId {
        if (number < 1) {
            throw new IllegalArgumentException("not a bucket: " + number);
        }
    }

    @Override
    public int compareTo(StoreBucketId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
