package org.distributornode.adapters.storage.querynode;

/// What a bucket's flag `distributing` is worth, by which the network's lead switches it on and off.
public enum Distributing {
    /// Nothing: the reference node never looks at it.
    IGNORED,
    /// A bucket that is switched off makes no object ours.
    HONOURED;

    boolean admits(DistributionBucket bucket) {
        return this == IGNORED || !Boolean.FALSE.equals(bucket.distributing());
    }
}
