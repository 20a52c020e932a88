package org.distributornode.adapters.http.in.aistore;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.distributornode.application.usecase.store.FindBuckets;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucket.Namespace;

/// Tells which bucket a request means.
///
/// Where no provider is named today's form means `ais`. That of 2020 looks there first, and then among the buckets
/// that have their objects elsewhere; a request that could be either is served so too, as there is no other bucket that
/// it could mean.
public final class BucketNames {

    private static final Map<String, String> PROVIDERS = Map.ofEntries(
            Map.entry("ais", "ais"),
            Map.entry("aws", "aws"),
            Map.entry("s3", "aws"),
            Map.entry("gcp", "gcp"),
            Map.entry("gs", "gcp"),
            Map.entry("azure", "azure"),
            Map.entry("az", "azure"),
            Map.entry("oci", "oci"),
            Map.entry("oc", "oci"),
            Map.entry("ht", "ht"));

    /// Any that is not `ais`, in the form of 2020.
    private static final String CLOUD = "cloud";

    private final FindBuckets buckets;

    public BucketNames(FindBuckets buckets) {
        this.buckets = buckets;
    }

    /// The bucket that a request names in its path.
    public StoreBucket of(String name, Call call) {
        Query query = call.query();
        return resolve(
                name,
                query.find("provider").orElse(""),
                namespace(query.find("namespace").orElse("")),
                call.dialect());
    }

    /// A bucket as a message names it.
    ///
    /// @param provider empty where it is left out
    public StoreBucket of(String name, String provider, Namespace namespace) {
        return resolve(name, provider, namespace, Dialect.EITHER);
    }

    /// The namespace of a bucket as a message names it; the global one where it is left out.
    public static Namespace namespace(Fields bucket) {
        return bucket.object("namespace")
                .map(found -> Namespace.parse(found.textOrEmpty("uuid"), found.textOrEmpty("name"))
                        .orElseThrow(() -> Refused.invalid("invalid namespace")))
                .orElse(Namespace.GLOBAL);
    }

    private StoreBucket resolve(String name, String provider, Namespace namespace, Dialect dialect) {
        StoreBucket.objection(name).ifPresent(why -> {
            throw Refused.invalid("bucket name \"" + name + "\" is invalid: " + why);
        });
        boolean anywhere = provider.isEmpty() && dialect != Dialect.TODAY;
        if (!anywhere && !provider.equalsIgnoreCase(CLOUD)) {
            return new StoreBucket(provider.isEmpty() ? StoreBucket.LOCAL : provider(provider), namespace, name);
        }
        StoreBucket local = new StoreBucket(StoreBucket.LOCAL, namespace, name);
        if (anywhere && buckets.find(local).isPresent()) {
            return local;
        }
        return elsewhere(name, namespace).orElseGet(() -> anywhere ? local : new StoreBucket("aws", namespace, name));
    }

    private Optional<StoreBucket> elsewhere(String name, Namespace namespace) {
        return buckets.all().stream()
                .map(BucketEntry::name)
                .filter(bucket -> !bucket.isLocal()
                        && bucket.name().equals(name)
                        && bucket.namespace().equals(namespace))
                .findFirst();
    }

    /// A provider by its name or one of its short names.
    ///
    /// @throws Refused if there is none of that name
    public static String provider(String text) {
        String provider = PROVIDERS.get(text.toLowerCase(Locale.ROOT));
        if (provider == null) {
            throw new Refused(
                    400,
                    "ErrInvalidBackendProvider",
                    "invalid backend provider \"" + text
                            + "\": must be one of [ais, aws (s3://), gcp (gs://), azure (az://), oci (oc://), ht]");
        }
        return provider;
    }

    /// From `@uuid#name`, where either may be missing; empty for the global one.
    public static Namespace namespace(String text) {
        int hash = text.indexOf('#');
        String before = hash < 0 ? text : text.substring(0, hash);
        String uuid = before.startsWith("@") ? before.substring(1) : "";
        String name = hash < 0 ? (before.startsWith("@") ? "" : before) : text.substring(hash + 1);
        return Namespace.parse(uuid, name)
                .filter(_ -> hash <= 0 || before.startsWith("@"))
                .orElseThrow(() -> Refused.invalid("invalid namespace \"" + text + "\""));
    }

    /// From `provider/@uuid#namespace/bucket/object`; the object's name is empty where only a bucket is named.
    public static FullName fullName(String text) {
        String[] parts = text.split("/", 4);
        if (parts.length < 3 || parts[2].isEmpty()) {
            throw Refused.invalid("invalid name \"" + text + "\": bucket name is missing");
        }
        StoreBucket.objection(parts[2]).ifPresent(why -> {
            throw Refused.invalid("bucket name \"" + parts[2] + "\" is invalid: " + why);
        });
        StoreBucket bucket = new StoreBucket(provider(parts[0]), namespace(parts[1]), parts[2]);
        return new FullName(bucket, parts.length < 4 ? "" : parts[3]);
    }

    /// @param object empty where only a bucket is named
    public record FullName(StoreBucket bucket, String object) {}
}
