package org.distributornode.adapters.http.in.aistore.bucket;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.distributornode.adapters.http.in.aistore.wire.BucketJson;
import org.distributornode.adapters.http.in.aistore.wire.GoDuration;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonBoolean;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.adapters.http.json.Members;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.BucketProperties;

/// The properties of a bucket as clients know them. Those that this node does not have are told as switched off.
public final class PropertiesJson {

    private static final String ENABLED = "enabled";

    private PropertiesJson() {}

    /// As one object.
    public static JsonObject of(BucketEntry bucket) {
        BucketProperties properties = bucket.properties();
        return new Members()
                .with("backend_bck", BucketJson.NONE)
                .with("write_policy", new Members().with("data", "immediate").with("md", "immediate"))
                .with("provider", bucket.name().provider())
                .with("Renamed", "")
                .with("checksum", checksum(properties.checksums(), bucket.name().isLocal()))
                .with("extra", extra())
                .with("rate_limit", rateLimit())
                .with("ec", erasureCoding())
                .with("chunks", chunks())
                .with("mirror", mirror(properties.mirror()))
                .with("lru", eviction(properties.eviction()))
                .with("access", AccessBits.text(properties.access()))
                .with("features", "0")
                .quoted("bid", bucket.id().number())
                .quoted("created", nanos(bucket.created()))
                .with("versioning", versioning(properties.versions()))
                .object();
    }

    /// As values under dotted names, in the same order.
    public static Map<String, String> dotted(BucketEntry bucket) {
        Map<String, String> fields = new LinkedHashMap<>();
        JsonObject properties = of(bucket);
        for (String key : properties.members().keySet()) {
            switch (key) {
                case "created" -> fields.put(key, bucket.created().toString());
                case "write_policy", "Renamed", "extra", "rate_limit", "chunks", "features" -> {}
                default -> flatten(key, properties.members().get(key), fields);
            }
        }
        return fields;
    }

    private static void flatten(String name, JsonValue value, Map<String, String> to) {
        switch (value) {
            case JsonObject object -> object.members().forEach((key, inner) -> flatten(name + "." + key, inner, to));
            case JsonText(String text) -> to.put(name, text);
            case JsonBoolean(boolean set) -> to.put(name, Boolean.toString(set));
            case JsonNumber number -> to.put(name, number.text());
            case JsonValue.JsonArray array -> to.put(name, array.text());
            case JsonValue.JsonNull _ -> to.put(name, "");
        }
    }

    private static Members checksum(BucketProperties.Checksums checksums, boolean local) {
        return new Members()
                .with("type", checksums.type().text())
                .with("validate_cold_get", !local)
                .with("validate_warm_get", checksums.onRead())
                .with("validate_obj_move", checksums.onMove())
                .with("enable_read_range", checksums.ofRanges());
    }

    private static Members extra() {
        return new Members()
                .with("aws", new Members())
                .with("gcp", new Members())
                .with("oci", new Members());
    }

    private static Members rateLimit() {
        return new Members()
                .with("backend", limit().with("num_retries", 0))
                .with("frontend", limit().with("burst_size", 0));
    }

    private static Members limit() {
        return new Members().with("interval", "1m").with("max_tokens", 0).with(ENABLED, false);
    }

    private static Members erasureCoding() {
        return new Members()
                .with("compression", "never")
                .with("bundle_multiplier", 2)
                .with("burst_buffer", 512)
                .with("objsize_limit", 262_144)
                .with("data_slices", 2)
                .with("parity_slices", 2)
                .with(ENABLED, false)
                .with("disk_only", false);
    }

    private static Members chunks() {
        return new Members()
                .with("objsize_limit", "0B")
                .with("max_monolithic_size", "0B")
                .with("chunk_size", "0B");
    }

    private static Members mirror(BucketProperties.Mirror mirror) {
        return new Members()
                .with("copies", mirror.copies())
                .with("burst_buffer", 512)
                .with(ENABLED, mirror.enabled());
    }

    private static Members eviction(BucketProperties.Eviction eviction) {
        return new Members()
                .with("dont_evict_time", GoDuration.text(eviction.notBefore()))
                .with("capacity_upd_time", "10m")
                .with("batch_size", 32_768)
                .with(ENABLED, eviction.enabled());
    }

    private static Members versioning(BucketProperties.Versions versions) {
        return new Members()
                .with(ENABLED, versions.counted())
                .with("validate_warm_get", false)
                .with("synchronize", false);
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
