package org.distributornode.adapters.storage.simulated;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What can be asked of the query node at the top of a query: for each entity the list, and one by its id in two ways.
final class RootFields {

    private final Map<String, Function<Map<String, Object>, Optional<?>>> fields = new HashMap<>();

    private final ListQuirk quirk;

    RootFields(SimulatedNetwork network, ListQuirk quirk) {
        this.quirk = quirk;
        ObjectRows objects = new ObjectRows(network);
        BucketRows buckets = objects.buckets();
        fields.put("storageDataObjects", arguments -> Optional.of(select(objects.objects(), arguments)));
        byId("storageDataObject", objects::object);
        entity("storageBag", "storageBags", objects::bags);
        entity("storageBucket", "storageBuckets", buckets::storageBuckets);
        entity("storageBucketBag", "storageBucketBags", buckets::storageJoins);
        entity("distributionBucketFamily", "distributionBucketFamilies", buckets::families);
        entity("distributionBucket", "distributionBuckets", buckets::distributionBuckets);
        entity("distributionBucketBag", "distributionBucketBags", buckets::distributionJoins);
        entity("distributionBucketOperator", "distributionBucketOperators", buckets::operators);
        fields.put("squidVersion", _ -> Optional.of(new Row("SquidVersion", Map.of("version", () -> "simulated"))));
        fields.put("squidStatus", _ -> Optional.of(new Row("SquidStatus", Map.of("height", network::height))));
    }

    /// The value of a field for these arguments; empty if there is none.
    Optional<?> value(String field, Map<String, Object> arguments) {
        return Optional.ofNullable(fields.get(field)).orElseThrow().apply(arguments);
    }

    private void entity(String one, String many, Supplier<Stream<Row>> rows) {
        fields.put(many, arguments -> Optional.of(select(rows.get(), arguments)));
        byId(
                one,
                id -> rows.get()
                        .filter(row -> row.field("id").filter(id::equals).isPresent())
                        .findFirst());
    }

    private void byId(String entity, Function<String, Optional<Row>> find) {
        fields.put(entity + "ById", arguments -> find.apply(id(arguments)));
        fields.put(
                entity + "ByUniqueInput",
                arguments -> find.apply(id((Map<?, ?>) Objects.requireNonNull(arguments.get("where")))));
    }

    private static String id(Map<?, ?> arguments) {
        return Objects.requireNonNull((String) arguments.get("id"));
    }

    private List<Row> select(Stream<Row> rows, Map<String, Object> arguments) {
        return quirk.select(rows.toList(), arguments);
    }
}
