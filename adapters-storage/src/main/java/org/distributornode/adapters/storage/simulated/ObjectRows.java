package org.distributornode.adapters.storage.simulated;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Objects and bags as rows of the query node.
final class ObjectRows {

    private static final String CREATED = "2024-01-01T00:00:00.000000Z";

    private final SimulatedNetwork network;
    private final BucketRows buckets;

    ObjectRows(SimulatedNetwork network) {
        this.network = network;
        this.buckets = new BucketRows(network, this);
    }

    BucketRows buckets() {
        return buckets;
    }

    Stream<Row> objects() {
        return network.objects().stream().map(this::object);
    }

    Optional<Row> object(String id) {
        return network.object(id).map(this::object);
    }

    Stream<Row> bags() {
        return network.bags().stream().map(this::bag);
    }

    Row bag(SimulatedBag bag) {
        return new Row(
                "StorageBag",
                Map.of(
                        "id", bag::id,
                        "objects", () -> objectsOf(bag),
                        "storageBuckets", () -> buckets.storageJoins(bag).toList(),
                        "distributionBuckets",
                                () -> buckets.distributionJoins(bag).toList()));
    }

    private List<Row> objectsOf(SimulatedBag bag) {
        return network.objects().stream()
                .filter(object -> object.bagId().equals(bag.id()))
                .map(this::object)
                .toList();
    }

    private Row object(SimulatedObject object) {
        return new Row(
                "StorageDataObject",
                Map.of(
                        "id", object::id,
                        "createdAt", () -> CREATED,
                        "isAccepted", object::accepted,
                        "size", () -> BigInteger.valueOf(object.size()),
                        "ipfsHash", object::hash,
                        "storageBag",
                                () -> network.bag(object.bagId()).map(this::bag).orElseThrow(),
                        "type", () -> type(object),
                        "stateBloatBond", () -> BigInteger.ZERO));
    }

    private static Row type(SimulatedObject object) {
        Map<String, Supplier<?>> fields = new HashMap<>();
        Optional.ofNullable(object.subtitleMimeType())
                .ifPresent(mimeType -> fields.put("subtitle", () -> subtitle(object.id(), mimeType)));
        return new Row(fields.isEmpty() ? "DataObjectTypeUnknown" : "DataObjectTypeVideoSubtitle", fields);
    }

    private static Row subtitle(String objectId, String mimeType) {
        return new Row("VideoSubtitle", Map.of("id", () -> "1-video-" + objectId, "mimeType", () -> mimeType));
    }
}
