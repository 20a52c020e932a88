package org.distributornode.adapters.storage.querynode;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.distributornode.adapters.storage.querynode.AssignedBagsReply.BucketBag;
import org.distributornode.adapters.storage.querynode.AssignedObjectsReply.ObjectRow;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.content.DataObjectId;

/// Which objects are whose by the word of a query node: from buckets to bags to objects, each in pages.
public final class GraphQlAssignmentCatalog implements AssignmentCatalog {

    private final QueryNodeClient client;
    private final Distributing distributing;
    private final int pageSize;
    private final Batches batches;
    private final Pages pages = Pages.ofAnyNetwork();

    /// @param pageSize rows that are asked for at once
    public GraphQlAssignmentCatalog(QueryNodeClient client, Distributing distributing, int pageSize) {
        this.client = client;
        this.distributing = distributing;
        this.pageSize = pageSize;
        this.batches = new Batches(pageSize);
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
        Map<DataObjectId, List<Bucket>> found = new HashMap<>();
        batches.<BucketsOfObjectsReply.ObjectRow>ask(
                ids,
                variables -> Optional.ofNullable(
                        client.ask(QueryText.BUCKETS_OF_OBJECTS, variables, BucketsOfObjectsReply.class)
                                .storageDataObjects()),
                BucketsOfObjectsReply.ObjectRow::id,
                (id, row) -> found.put(
                        id, DistributionBucket.buckets(row.storageBag().distributionBuckets(), distributing)));
        return found;
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
                rows -> page.accept(
                        rows.stream().map(row -> Batches.parse(row.id())).toList()));
    }

    private List<BucketBag> bags(Map<String, Object> where) {
        return Batches.rows(
                Optional.ofNullable(client.ask(QueryText.ASSIGNED_BAGS, page(where), AssignedBagsReply.class)
                        .distributionBucketBags()));
    }

    private List<ObjectRow> objects(Map<String, Object> where) {
        return Batches.rows(
                Optional.ofNullable(client.ask(QueryText.ASSIGNED_OBJECTS, page(where), AssignedObjectsReply.class)
                        .storageDataObjects()));
    }

    private Map<String, Object> page(Map<String, Object> where) {
        return Map.of("where", where, "limit", pageSize);
    }

    private static List<String> distinct(List<BucketBag> bags) {
        return bags.stream().map(join -> join.bag().id()).distinct().toList();
    }
}
