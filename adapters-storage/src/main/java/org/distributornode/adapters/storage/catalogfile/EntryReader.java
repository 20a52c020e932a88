package org.distributornode.adapters.storage.catalogfile;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.distributornode.adapters.storage.http.Targets;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.source.Source;
import org.yaml.snakeyaml.nodes.Node;

/// Reads one entry of a catalogue file's list of objects.
final class EntryReader {

    private static final Set<String> KEYS = Set.of("id", "size", "hash", "sources", "type", "bucket", "bag");

    private final Place list;

    /// @param place of the entry
    EntryReader(Place place) {
        this.list = place;
    }

    Entry read(Node entry) {
        Map<String, Node> keys = list.mapping(entry, KEYS);
        DataObjectId id = parse(list, entry, keys, "id", DataObjectId::parse);
        Place place = list.within(list.name() + " (object " + id + ")");
        DataObject object = new DataObject(
                id,
                parse(place, entry, keys, "size", EntryReader::size),
                parse(place, entry, keys, "hash", ContentHash::parse),
                optional(place, entry, keys, "type", MediaType::parse));
        List<Bucket> buckets = optional(place, entry, keys, "bucket", BucketId::parse)
                .map(bucket -> List.of(new Bucket(bucket, List.of())))
                .orElse(List.of());
        Optional<BagId> bag = optional(place, entry, keys, "bag", BagId::parse);
        return new Entry(new Listing(object, true, buckets, sources(place, entry, keys)), bag);
    }

    private static List<Source> sources(Place place, Node entry, Map<String, Node> keys) {
        Set<Source> sources = new LinkedHashSet<>();
        for (Node node : place.list(entry, keys, "sources")) {
            String text = place.text(node, "sources");
            URI location = uri(text)
                    .filter(Targets::isHttp)
                    .orElseThrow(() -> place.wrong(
                            node,
                            place.name() + ": \"sources\" has \"" + text + "\", which is no http or https address"));
            sources.add(new Source(location, Source.Kind.DIRECT));
        }
        if (sources.isEmpty()) {
            throw place.wrong(entry, place.name() + ": \"sources\" names no address");
        }
        return List.copyOf(sources);
    }

    private static <T> T parse(
            Place place, Node entry, Map<String, Node> keys, String key, Function<String, Optional<T>> parser) {
        String text = place.text(entry, keys, key);
        return parser.apply(text)
                .orElseThrow(() -> place.wrong(
                        Optional.ofNullable(keys.get(key)).orElse(entry),
                        place.name() + ": \"" + key + "\" cannot be \"" + text + "\"; " + expected(key)));
    }

    private static <T> Optional<T> optional(
            Place place, Node entry, Map<String, Node> keys, String key, Function<String, Optional<T>> parser) {
        return keys.containsKey(key) ? Optional.of(parse(place, entry, keys, key, parser)) : Optional.empty();
    }

    private static String expected(String key) {
        return switch (key) {
            case "id" -> "it is a decimal number below 2^64 without leading zeros";
            case "size" -> "it is a number of bytes";
            case "hash" -> "it is a BLAKE3 multihash in base58btc";
            case "type" -> "it is a media type";
            case "bag" -> "it is the name of a bag, such as dynamic:channel:17";
            default -> "it is family:index or a plain number";
        };
    }

    private static Optional<Long> size(String text) {
        boolean fits = DataObjectId.isDecimal(text) && text.length() <= 18;
        return fits ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
