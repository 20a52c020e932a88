package org.distributornode.application.port.catalog;

import java.util.List;
import java.util.Optional;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.source.Source;

/// Knows the network's objects: what they are, who distributes them, where they can be fetched. Blocks for at most the
/// configured time; may be called from any thread.
@FunctionalInterface
public interface ObjectCatalog {

    /// The object of this number, or empty if the network has none.
    ///
    /// @throws CatalogFailure if the catalogue cannot tell
    Optional<Listing> find(DataObjectId id);

    /// What the catalogue says of an object.
    ///
    /// @param accepted false until the network has confirmed the upload
    /// @param buckets the distribution buckets of its bag
    /// @param sources where it can be fetched; addresses that no one can use are left out already
    record Listing(DataObject object, boolean accepted, List<Bucket> buckets, List<Source> sources) {
        public Listing {
            buckets = List.copyOf(buckets);
            sources = List.copyOf(sources);
        }
    }
}
