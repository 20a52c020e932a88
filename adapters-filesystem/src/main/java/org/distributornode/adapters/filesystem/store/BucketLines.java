package org.distributornode.adapters.filesystem.store;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.distributornode.adapters.filesystem.state.DamagedFile;
import org.distributornode.application.port.store.BucketStore.Registry;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.BucketProperties.Checksums;
import org.distributornode.domain.store.BucketProperties.Eviction;
import org.distributornode.domain.store.BucketProperties.Mirror;
import org.distributornode.domain.store.BucketProperties.Versions;
import org.distributornode.domain.store.Permission;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreBucket.Namespace;
import org.distributornode.domain.store.StoreBucketId;

/// Buckets as lines. The first is the highest number that one had; each other is a bucket, its fields parted by one
/// space, `-` for what is empty:
///
/// ```
/// id provider uuid namespace name created checksum onRead onMove ofRanges counted mirrored copies
///     evicted notBeforeSeconds permissions
/// ```
///
/// The time as in RFC 3339, permissions parted by commas.
final class BucketLines {

    private static final int FIELDS = 16;
    private static final String NONE = "-";

    private final String[] fields;
    private int next;

    private BucketLines(String line) throws DamagedFile {
        this.fields = line.split(" ", -1);
        if (fields.length != FIELDS) {
            throw new DamagedFile("it has the line \"" + line + "\"");
        }
    }

    static List<String> of(Registry registry) {
        List<String> lines = new ArrayList<>();
        lines.add(Long.toString(registry.last()));
        registry.buckets().forEach(bucket -> lines.add(line(bucket)));
        return lines;
    }

    static Registry parse(List<String> lines) throws DamagedFile {
        try {
            List<BucketEntry> buckets = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                buckets.add(new BucketLines(line).entry());
            }
            return new Registry(Long.parseLong(lines.getFirst()), buckets);
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            throw new DamagedFile("it has a line that is no bucket: " + e.getMessage());
        }
    }

    private static String line(BucketEntry bucket) {
        StoreBucket name = bucket.name();
        BucketProperties properties = bucket.properties();
        Checksums checksums = properties.checksums();
        return String.join(
                " ",
                bucket.id().toString(),
                name.provider(),
                shown(name.namespace().uuid()),
                shown(name.namespace().name()),
                name.name(),
                bucket.created().toString(),
                checksums.type().text(),
                Boolean.toString(checksums.onRead()),
                Boolean.toString(checksums.onMove()),
                Boolean.toString(checksums.ofRanges()),
                Boolean.toString(properties.versions().counted()),
                Boolean.toString(properties.mirror().enabled()),
                Integer.toString(properties.mirror().copies()),
                Boolean.toString(properties.eviction().enabled()),
                Long.toString(properties.eviction().notBefore().toSeconds()),
                shown(properties.access().stream()
                        .sorted()
                        .map(permission -> permission.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(","))));
    }

    private BucketEntry entry() {
        StoreBucketId id = new StoreBucketId(Long.parseLong(text()));
        StoreBucket name = new StoreBucket(text(), new Namespace(hidden(), hidden()), text());
        Instant created = Instant.parse(text());
        ChecksumType type = ChecksumType.named(text()).orElseThrow(IllegalArgumentException::new);
        BucketProperties properties = new BucketProperties(
                new Checksums(type, flag(), flag(), flag()),
                new Versions(flag()),
                new Mirror(flag(), Integer.parseInt(text())),
                new Eviction(flag(), Duration.ofSeconds(Long.parseLong(text()))),
                permissions(hidden()));
        return new BucketEntry(id, name, properties, created);
    }

    private static Set<Permission> permissions(String joined) {
        return joined.isEmpty()
                ? Set.of()
                : Arrays.stream(joined.split(",", -1))
                        .map(text -> Permission.valueOf(text.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private String text() {
        return fields[next++];
    }

    private String hidden() {
        String text = text();
        return text.equals(NONE) ? "" : text;
    }

    private boolean flag() {
        String text = text();
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
        }
        return Boolean.parseBoolean(text);
    }

    private static String shown(String text) {
        return text.isEmpty() ? NONE : text;
    }
}
