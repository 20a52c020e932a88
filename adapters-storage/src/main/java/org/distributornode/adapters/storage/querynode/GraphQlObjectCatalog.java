package org.distributornode.adapters.storage.querynode;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.distributornode.adapters.storage.querynode.ObjectReply.StorageDataObject;
import org.distributornode.adapters.storage.querynode.ObjectReply.StoredIn;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.catalog.ObjectCatalog;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.source.Source;

/// The network's objects as a query node tells of them. Sources are the nodes of the active operators of storage
/// buckets that hold the object's bag; buckets whose ids nobody could configure are left out.
public final class GraphQlObjectCatalog implements ObjectCatalog {

    private final QueryNodeClient client;
    private final Distributing distributing;
    private final Batches batches;

    /// @param pageSize rows that are asked for at once
    public GraphQlObjectCatalog(QueryNodeClient client, Distributing distributing, int pageSize) {
        this.client = client;
        this.distributing = distributing;
        this.batches = new Batches(pageSize);
    }

    @Override
    public Optional<Listing> find(DataObjectId id) {
        ObjectReply.Content content = client.ask(QueryText.OBJECT, Map.of("id", id.toString()), ObjectReply.class);
        return Optional.ofNullable(content.storageDataObjectById()).map(found -> listing(id, found));
    }

    @Override
    public Described describe(Collection<DataObjectId> ids) {
        Map<DataObjectId, DataObject> objects = new HashMap<>();
        Set<DataObjectId> unusable = new HashSet<>();
        batches.<DescribedObject>ask(
                ids,
                variables -> Optional.ofNullable(client.ask(QueryText.OBJECTS, variables, ObjectsReply.class)
                        .storageDataObjects()),
                DescribedObject::id,
                (id, row) -> {
                    try {
                        objects.put(id, row.as(id));
                    } catch (CatalogFailure _) {
                        unusable.add(id);
                    }
                });
        return new Described(objects, unusable);
    }

    private Listing listing(DataObjectId id, StorageDataObject found) {
        List<Bucket> buckets = DistributionBucket.buckets(found.storageBag().distributionBuckets(), distributing);
        return new Listing(found.described().as(id), found.isAccepted(), buckets, sources(found));
    }

    private static List<Source> sources(StorageDataObject found) {
        return found.storageBag().storageBuckets().stream()
                .map(StoredIn::storageBucket)
                .flatMap(bucket -> bucket.source().stream())
                .distinct()
                .toList();
    }
}
