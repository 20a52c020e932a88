package org.distributornode.adapters.http.in.aistore.wire;

import java.util.Collection;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.Members;
import org.distributornode.domain.store.StoreBucket;

/// The names of buckets as JSON.
public final class BucketJson {

    /// Of no bucket.
    public static final JsonObject NONE = named("", "", "", "").object();

    private BucketJson() {}

    public static JsonObject of(StoreBucket bucket) {
        return members(bucket).object();
    }

    /// With room for more.
    public static Members members(StoreBucket bucket) {
        return named(
                bucket.name(),
                bucket.provider(),
                bucket.namespace().uuid(),
                bucket.namespace().name());
    }

    /// Sorted by their names.
    public static JsonArray list(Collection<StoreBucket> buckets) {
        return new JsonArray(
                buckets.stream().sorted().<JsonValue>map(BucketJson::of).toList());
    }

    private static Members named(String name, String provider, String uuid, String namespace) {
        return new Members()
                .with("name", name)
                .with("provider", provider)
                .with("namespace", new Members().with("uuid", uuid).with("name", namespace));
    }
}
