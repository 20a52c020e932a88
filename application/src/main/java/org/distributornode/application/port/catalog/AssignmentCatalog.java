package org.distributornode.application.port.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.content.DataObjectId;

/// Knows which objects the network gives to whom. Each question it asks blocks for at most the configured time,
/// all of them together for as long as there are objects; may be called from any thread.
public interface AssignmentCatalog {

    /// How many objects [#bucketsOf] is asked about at once, at most.
    int MOST_AT_ONCE = 1_000;

    /// Names every object that `selection` makes ours, accepted or not, page by page in no order; some perhaps
    /// more than once. All of them are named when this returns.
    ///
    /// @param page is given at least one object at a time, and never more than fit into little memory
    /// @throws CatalogFailure if they cannot be told to the last; what was named until then says nothing of the
    ///     rest
    void assigned(BucketSelection selection, Consumer<List<DataObjectId>> page);

    /// Names every object of a bag, accepted or not and whoever distributes it, as [#assigned] does. A bag that the
    /// network does not know has none.
    ///
    /// @throws CatalogFailure if they cannot be told to the last
    void objectsOf(BagId bag, Consumer<List<DataObjectId>> page);

    /// The distribution buckets of each of these objects. Those that the network does not know are missing.
    ///
    /// @param ids at most [#MOST_AT_ONCE]
    /// @throws CatalogFailure if it cannot be told of all of them
    Map<DataObjectId, List<Bucket>> bucketsOf(Collection<DataObjectId> ids);
}
