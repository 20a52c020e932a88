package org.distributornode.adapters.storage.querynode;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.distributornode.adapters.storage.querynode.AssignedBagsReply.BucketBag;
import org.distributornode.adapters.storage.querynode.AssignedObjectsReply.ObjectRow;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.content.DataObjectId;
import org.jspecify.annotations.Nullable;

/// Which objects are whose by the word of a query node: from buckets to bags to objects, each in pages.
public final class GraphQlAssignmentCatalog implements AssignmentCatalog {

    private final QueryNodeClient client;
    private final Distributing distributing;
    private final int pageSize;
    private final Pages pages = Pages.ofAnyNetwork();

    /// @param pageSize rows that are asked for at once
    public GraphQlAssignmentCatalog(QueryNodeClient client, Distributing distributing, int pageSize) {
        this.client = client;
        this.distributing = distributing;
        this.pageSize = pageSize;
    }

    @Override
    public void assigned(BucketSelection selection, Consumer<List<DataObjectId>> page) {
        switch (selection) {
            case BucketSelection.AllOfWorker(var worker) ->
                objectsIn(
                        Map.of("operators_some", Map.of("workerId_eq", worker.number(), "status_eq", "ACTIVE")), page);
            case BucketSelection.Chosen(var ids) ->
                objectsIn(Map.of("id_in", ids.stream().map(BucketId::text).toList()), page);
            case BucketSelection.Everything _ -> objects(Map.of(), page);
            case BucketSelection.Nothing _ -> {}
        }
    }

    @Override
    public void objectsOf(BagId bag, Consumer<List<DataObjectId>> page) {
        objects(Map.of("storageBag", Map.of("id_eq", bag.text())), page);
    }

    @Override
    public Map<DataObjectId, List<Bucket>> bucketsOf(Collection<DataObjectId> ids) {
        if (ids.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("asked about " + ids.size() + " objects at once");
        }
        Map<DataObjectId, List<Bucket>> found = new HashMap<>();
        List<DataObjectId> asked = List.copyOf(ids);
        for (int from = 0; from < asked.size(); from += pageSize) {
            ask(asked.subList(from, Math.min(asked.size(), from + pageSize)), found);
        }
        return found;
    }

    private void ask(Collection<DataObjectId> ids, Map<DataObjectId, List<Bucket>> found) {
        Set<DataObjectId> asked = new HashSet<>(ids);
        Map<String, Object> variables =
                Map.of("ids", ids.stream().map(DataObjectId::toString).toList(), "limit", ids.size());
        list(client.ask(QueryText.BUCKETS_OF_OBJECTS, variables, BucketsOfObjectsReply.class)
                        .storageDataObjects())
                .forEach(row -> {
                    DataObjectId id = parse(row.id());
                    if (!asked.contains(id)) {
                        throw new CatalogFailure("the query node tells of object " + id + ", not asked about", true);
                    }
                    found.put(id, DistributionBucket.buckets(row.storageBag().distributionBuckets(), distributing));
                });
    }

    /// @param bucket what must be true of a distribution bucket
    private void objectsIn(Map<String, Object> bucket, Consumer<List<DataObjectId>> page) {
        Map<String, Object> where = new HashMap<>(bucket);
        if (distributing == Distributing.HONOURED) {
            where.put("distributing_eq", true);
        }
        pages.walk(
                after -> bags(Map.of("id_gt", after, "distributionBucket", where)),
                BucketBag::id,
                bags -> objects(Map.of("storageBag", Map.of("id_in", distinct(bags))), page));
    }

    /// @param where what must be true of an object
    private void objects(Map<String, Object> where, Consumer<List<DataObjectId>> page) {
        pages.walk(
                after -> {
                    Map<String, Object> behind = new HashMap<>(where);
                    behind.put("id_gt", after);
                    return objects(behind);
                },
                ObjectRow::id,
                rows -> page.accept(rows.stream().map(row -> parse(row.id())).toList()));
    }

    private List<BucketBag> bags(Map<String, Object> where) {
        return list(client.ask(QueryText.ASSIGNED_BAGS, page(where), AssignedBagsReply.class)
                .distributionBucketBags());
    }

    private List<ObjectRow> objects(Map<String, Object> where) {
        return list(client.ask(QueryText.ASSIGNED_OBJECTS, page(where), AssignedObjectsReply.class)
                .storageDataObjects());
    }

    /// A list that is null is not an empty one.
    private static <T> List<T> list(@Nullable List<T> rows) {
        return Optional.ofNullable(rows)
                .orElseThrow(() -> new CatalogFailure("the query node gives null in place of a list", true));
    }

    private Map<String, Object> page(Map<String, Object> where) {
        return Map.of("where", where, "limit", pageSize);
    }

    private static List<String> distinct(List<BucketBag> bags) {
        return bags.stream().map(join -> join.bag().id()).distinct().toList();
    }

    private static DataObjectId parse(String id) {
        return DataObjectId.parse(id)
                .orElseThrow(() -> new CatalogFailure("the query node names an object \"" + id + "\"", true));
    }
}
