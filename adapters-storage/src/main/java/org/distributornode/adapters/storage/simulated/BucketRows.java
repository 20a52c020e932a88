package org.distributornode.adapters.storage.simulated;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Buckets, and what joins them to bags, as rows of the query node.
final class BucketRows {

    private final SimulatedNetwork network;
    private final ObjectRows objects;

    BucketRows(SimulatedNetwork network, ObjectRows objects) {
        this.network = network;
        this.objects = objects;
    }

    Stream<Row> storageBuckets() {
        return network.storageBuckets().stream().map(this::storageBucket);
    }

    Stream<Row> storageJoins() {
        return network.bags().stream().flatMap(this::storageJoins);
    }

    Stream<Row> storageJoins(SimulatedBag bag) {
        return bag.storageBuckets().stream()
                .flatMap(id -> network.storageBucket(id).stream())
                .map(bucket ->
                        join("StorageBucketBag", bag, bucket.id(), "storageBucket", () -> storageBucket(bucket)));
    }

    Stream<Row> distributionBuckets() {
        return network.distributionBuckets().stream().map(this::distributionBucket);
    }

    Stream<Row> distributionJoins() {
        return network.bags().stream().flatMap(this::distributionJoins);
    }

    Stream<Row> distributionJoins(SimulatedBag bag) {
        return bag.distributionBuckets().stream()
                .flatMap(id -> network.distributionBucket(id).stream())
                .map(bucket -> join(
                        "DistributionBucketBag",
                        bag,
                        bucket.id(),
                        "distributionBucket",
                        () -> distributionBucket(bucket)));
    }

    Stream<Row> operators() {
        return network.distributionBuckets().stream().flatMap(this::operators);
    }

    Stream<Row> families() {
        return network.distributionBuckets().stream()
                .map(SimulatedDistributionBucket::family)
                .distinct()
                .map(this::family);
    }

    private Row join(String type, SimulatedBag bag, String bucketId, String field, Supplier<Row> bucket) {
        return new Row(
                type, Map.of("id", () -> bucketId + "-" + bag.id(), "bag", () -> objects.bag(bag), field, bucket));
    }

    private Row storageBucket(SimulatedStorageBucket bucket) {
        Map<String, Supplier<?>> fields = new HashMap<>();
        fields.put("id", bucket::id);
        fields.put("operatorStatus", () -> new Row(bucket.operator().typeName(), Map.of("workerId", () -> 0)));
        Optional.ofNullable(bucket.endpoint())
                .ifPresent(endpoint -> fields.put("operatorMetadata", () -> metadata(bucket.id(), endpoint)));
        fields.put("acceptingNewBags", () -> true);
        fields.put(
                "bags",
                () -> storageJoins()
                        .filter(join -> leadsTo(join, "storageBucket", bucket.id()))
                        .toList());
        for (String number :
                List.of("dataObjectsSizeLimit", "dataObjectCountLimit", "dataObjectsCount", "dataObjectsSize")) {
            fields.put(number, () -> BigInteger.ZERO);
        }
        return new Row("StorageBucket", fields);
    }

    private static Row metadata(String bucketId, String endpoint) {
        return new Row("StorageBucketOperatorMetadata", Map.of("id", () -> bucketId, "nodeEndpoint", () -> endpoint));
    }

    private Row distributionBucket(SimulatedDistributionBucket bucket) {
        return new Row(
                "DistributionBucket",
                Map.of(
                        "id", bucket::id,
                        "family", () -> family(bucket.family()),
                        "bucketIndex", bucket::index,
                        "operators", () -> operators(bucket).toList(),
                        "acceptingNewBags", () -> true,
                        "distributing", bucket::distributing,
                        "bags",
                                () -> distributionJoins()
                                        .filter(join -> leadsTo(join, "distributionBucket", bucket.id()))
                                        .toList()));
    }

    private Stream<Row> operators(SimulatedDistributionBucket bucket) {
        return bucket.operators().stream()
                .map(operator -> new Row(
                        "DistributionBucketOperator",
                        Map.of(
                                "id", () -> bucket.id() + "-" + operator.workerId(),
                                "distributionBucket", () -> distributionBucket(bucket),
                                "workerId", operator::workerId,
                                "status", () -> operator.status().name())));
    }

    private Row family(String id) {
        return new Row(
                "DistributionBucketFamily",
                Map.of(
                        "id",
                        () -> id,
                        "buckets",
                        () -> network.distributionBuckets().stream()
                                .filter(bucket -> bucket.family().equals(id))
                                .map(this::distributionBucket)
                                .toList()));
    }

    private static boolean leadsTo(Row join, String field, String bucketId) {
        return join.field(field)
                .filter(row -> row instanceof Row bucket
                        && bucket.field("id").filter(bucketId::equals).isPresent())
                .isPresent();
    }
}
