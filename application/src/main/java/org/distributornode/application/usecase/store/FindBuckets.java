package org.distributornode.application.usecase.store;

import java.util.List;
import java.util.Optional;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.StoreBucket;

/// Tells which buckets there are and what is in them.
public interface FindBuckets {

    /// By provider, namespace and name; the network's one among them.
    List<BucketEntry> all();

    Optional<BucketEntry> find(StoreBucket bucket);

    /// What there is of the objects whose names begin with `prefix`; empty if there is no such bucket.
    Optional<Summary> summarise(StoreBucket bucket, String prefix);

    /// How full the store is.
    Room room();

    /// @param held objects whose bytes are on this node
    /// @param missing those that are elsewhere only
    /// @param bytes of the content of those held
    /// @param missingBytes of the content of the others
    /// @param smallest size; 0 if there is no object
    /// @param largest size; 0 if there is no object
    /// @param stored bytes on the medium
    record Summary(long held, long missing, long bytes, long missingBytes, long smallest, long largest, long stored) {}

    /// @param limit bytes that the store may take
    /// @param used what it takes
    /// @param available how much more it can take now
    record Room(long limit, long used, long available) {}
}
