package org.distributornode.domain.store;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names a bucket of objects: who provides it, in which namespace, and its own name there. (The buckets of the
/// distribution network, [org.distributornode.domain.bucket.BucketId], are something else.)
///
/// @param provider for example [#LOCAL]
/// @param name letters, digits, dashes, underscores and dots
public record StoreBucket(String provider, Namespace namespace, String name) implements Comparable<StoreBucket> {

    /// The provider of buckets that live on this node, by the name that clients have for it.
    public static final String LOCAL = "ais";

    /// The most characters of a name.
    public static final int LONGEST = 128;

    private static final Pattern PROVIDER = Pattern.compile("[a-z][a-z0-9]{0,15}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1," + LONGEST + "}");
    private static final Pattern DOTS = Pattern.compile("\\.+");

    private static final Comparator<StoreBucket> ORDER = Comparator.comparing(StoreBucket::provider)
            .thenComparing(bucket -> bucket.namespace.uuid())
            .thenComparing(bucket -> bucket.namespace.name())
            .thenComparing(StoreBucket::name);

    public StoreBucket {
        if (!PROVIDER.matcher(provider).matches()) {
            throw new IllegalArgumentException("no provider: " + provider);
        }
        Optional<String> objection = objection(name);
        if (objection.isPresent()) {
            throw new IllegalArgumentException(objection.get());
        }
    }

    /// A bucket of this node, in the global namespace.
    public static StoreBucket local(String name) {
        return new StoreBucket(LOCAL, Namespace.GLOBAL, name);
    }

    /// Why `text` is no name of a bucket, as the end of a sentence that begins with "bucket name"; empty if it is one.
    public static Optional<String> objection(String text) {
        if (text.isEmpty()) {
            return Optional.of("is empty");
        }
        if (text.length() > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        if (!NAME.matcher(text).matches()) {
            return Optional.of("may only contain letters, numbers, dashes (-), underscores (_), and dots (.)");
        }
        return DOTS.matcher(text).matches() ? Optional.of("has nothing but dots") : Optional.empty();
    }

    /// Whether this node itself provides it.
    public boolean isLocal() {
        return provider.equals(LOCAL) && namespace.uuid().isEmpty();
    }

    @Override
    public int compareTo(StoreBucket other) {
        return ORDER.compare(this, other);
    }

    /// For example `ais://photos`, or `ais://@#mine/photos` in a namespace.
    @Override
    public String toString() {
        return provider + "://" + (namespace.isGlobal() ? "" : namespace + "/") + name;
    }

    /// Where names are unique.
    ///
    /// @param uuid of another cluster; empty for ours
    /// @param name empty for the unnamed one
    public record Namespace(String uuid, String name) {

        private static final Pattern PART = Pattern.compile("[A-Za-z0-9_.-]{0,64}");

        public static final Namespace GLOBAL = new Namespace("", "");

        public Namespace {
            if (!PART.matcher(uuid).matches() || !PART.matcher(name).matches()) {
                throw new IllegalArgumentException("no namespace: " + uuid + ", " + name);
            }
        }

        /// From its two parts; empty if it is none.
        public static Optional<Namespace> parse(String uuid, String name) {
            return PART.matcher(uuid).matches() && PART.matcher(name).matches()
                    ? Optional.of(new Namespace(uuid, name))
                    : Optional.empty();
        }

        public boolean isGlobal() {
            return uuid.isEmpty() && name.isEmpty();
        }

        @Override
        public String toString() {
            return "@" + uuid + "#" + name;
        }
    }
}
