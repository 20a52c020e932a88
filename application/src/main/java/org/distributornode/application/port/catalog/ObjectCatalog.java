package org.distributornode.application.port.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.source.Source;

/// Knows the network's objects: what they are, who distributes them, where they can be fetched. Each question it asks
/// blocks for at most the configured time; may be called from any thread.
public interface ObjectCatalog {

    /// The object of this number, or empty if the network has none.
    ///
    /// @throws CatalogFailure if the catalogue cannot tell
    Optional<Listing> find(DataObjectId id);

    /// What each of these objects is, at the cost of far fewer questions than there are objects.
    ///
    /// @param ids at most [AssignmentCatalog#MOST_AT_ONCE]
    /// @throws CatalogFailure if it cannot be told of all of them
    Described describe(Collection<DataObjectId> ids);

    /// Some objects; those that the network does not know are missing.
    ///
    /// @param objects what they are
    /// @param unusable those that the network knows, but what it says of them makes no sense
    record Described(Map<DataObjectId, DataObject> objects, Set<DataObjectId> unusable) {
        public Described {
            objects = Map.copyOf(objects);
            unusable = Set.copyOf(unusable);
        }

        public boolean knows(DataObjectId id) {
            return objects.containsKey(id) || unusable.contains(id);
        }
    }

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
