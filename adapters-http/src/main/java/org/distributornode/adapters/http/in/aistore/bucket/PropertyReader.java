package org.distributornode.adapters.http.in.aistore.bucket;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.distributornode.adapters.http.in.aistore.Refused;
import org.distributornode.adapters.http.in.aistore.wire.GoDuration;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonBoolean;
import org.distributornode.adapters.http.json.JsonValue.JsonNull;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.store.BucketEntry;
import org.distributornode.domain.store.BucketProperties;
import org.distributornode.domain.store.BucketProperties.Checksums;
import org.distributornode.domain.store.BucketProperties.Eviction;
import org.distributornode.domain.store.BucketProperties.Mirror;
import org.distributornode.domain.store.BucketProperties.Versions;

/// Reads which properties of a bucket are to change. A property that this node does not have may be set to what it is
/// told to be, and to nothing else. Not for two threads.
public final class PropertyReader {

    private static final String FORCE = "force";
    private static final String ALIAS = "enable";
    private static final String ENABLED = "enabled";
    private static final int LONGEST_SHOWN = 100;

    private final boolean of2020;
    private final JsonObject shown;
    private final Set<String> named = new HashSet<>();
    private UnaryOperator<BucketProperties> change = UnaryOperator.identity();
    private boolean erasureCoding;

    private PropertyReader(BucketEntry bucket, boolean of2020) {
        this.of2020 = of2020;
        this.shown = PropertiesJson.of(bucket);
    }

    /// @param bucket as it is now
    /// @param of2020 whether a client of 2020 asks: `enable` stands for `enabled` then
    /// @throws Refused naming the first property that is unknown, wrong or fixed
    public static PropertyChange read(Optional<JsonValue> value, BucketEntry bucket, boolean of2020) {
        PropertyReader reader = new PropertyReader(bucket, of2020);
        reader.section("", whole(value).members(), reader.shown);
        boolean mirror = reader.named.stream().anyMatch(name -> name.startsWith("mirror."));
        return new PropertyChange(reader.change, reader.named, reader.erasureCoding, mirror);
    }

    private static JsonObject whole(Optional<JsonValue> value) {
        return switch (value.orElse(JsonObject.EMPTY)) {
            case JsonObject object -> object;
            case JsonValue other -> throw wrong("the properties", "an object", other);
        };
    }

    private void section(String place, Map<String, JsonValue> members, JsonObject known) {
        for (Map.Entry<String, JsonValue> member : members.entrySet()) {
            String key = alias(member.getKey(), known);
            if (place.isEmpty() && key.equals(FORCE)) {
                continue;
            }
            JsonValue now = known.members().get(key);
            if (now == null) {
                throw Refused.invalid("found unknown field: " + member.getKey());
            }
            switch (member.getValue()) {
                case JsonNull _ -> {}
                case JsonObject(Map<String, JsonValue> inner)
                when now instanceof JsonObject section -> section(place + key + ".", inner, section);
                case JsonValue wanted -> property(place + key, wanted, now);
            }
        }
    }

    private String alias(String key, JsonObject known) {
        boolean stands = of2020 && key.equals(ALIAS) && known.members().containsKey(ENABLED);
        return stands ? ENABLED : key;
    }

    private void property(String name, JsonValue wanted, JsonValue now) {
        named.add(name);
        switch (name) {
            case "checksum.type",
                    "checksum.validate_warm_get",
                    "checksum.validate_obj_move",
                    "checksum.enable_read_range" -> checksums(checksum(name, wanted));
            case "versioning.enabled" -> {
                boolean set = flag(name, wanted);
                also(was -> was.with(new Versions(set)));
            }
            case "mirror.enabled", "mirror.copies" -> mirror(name, wanted);
            case "lru.enabled", "lru.dont_evict_time" -> eviction(name, wanted);
            case "access" -> {
                long bits = bits(name, wanted);
                also(was -> was.with(AccessBits.of(bits)));
            }
            case "ec.enabled" -> erasureCoding = flag(name, wanted);
            default -> fixed(name, wanted, now);
        }
    }

    private static UnaryOperator<Checksums> checksum(String name, JsonValue wanted) {
        if (name.equals("checksum.type")) {
            return type(name, wanted);
        }
        boolean set = flag(name, wanted);
        return switch (name) {
            case "checksum.validate_warm_get" -> was -> new Checksums(was.type(), set, was.onMove(), was.ofRanges());
            case "checksum.validate_obj_move" -> was -> new Checksums(was.type(), was.onRead(), set, was.ofRanges());
            default -> was -> new Checksums(was.type(), was.onRead(), was.onMove(), set);
        };
    }

    private void mirror(String name, JsonValue wanted) {
        if (name.equals("mirror.enabled")) {
            boolean set = flag(name, wanted);
            also(was -> was.with(new Mirror(set, was.mirror().copies())));
        } else {
            int copies = copies(wanted);
            also(was -> was.with(new Mirror(was.mirror().enabled(), copies)));
        }
    }

    private void eviction(String name, JsonValue wanted) {
        if (name.equals("lru.enabled")) {
            boolean set = flag(name, wanted);
            also(was -> was.with(new Eviction(set, was.eviction().notBefore())));
        } else {
            Duration time = time(name, wanted);
            also(was -> was.with(new Eviction(was.eviction().enabled(), time)));
        }
    }

    private void checksums(UnaryOperator<Checksums> next) {
        also(was -> was.with(next.apply(was.checksums())));
    }

    private void also(UnaryOperator<BucketProperties> next) {
        UnaryOperator<BucketProperties> before = change;
        change = was -> next.apply(before.apply(was));
    }

    private static UnaryOperator<Checksums> type(String name, JsonValue wanted) {
        String text = text(name, wanted);
        ChecksumType type = ChecksumType.named(text)
                .orElseThrow(() -> Refused.invalid("invalid checksum type \"" + text + "\" (expecting "
                        + Stream.of(ChecksumType.values())
                                .map(ChecksumType::text)
                                .sorted()
                                .toList()
                        + ")"));
        return was -> new Checksums(type, was.onRead(), was.onMove(), was.ofRanges());
    }

    private static String text(String name, JsonValue wanted) {
        if (!(wanted instanceof JsonText(String text))) {
            throw wrong(name, "a text", wanted);
        }
        return text;
    }

    private static long number(String name, JsonValue wanted) {
        if (!(wanted instanceof JsonNumber number) || !number.text().matches("-?[0-9]{1,18}")) {
            throw wrong(name, "a whole number", wanted);
        }
        return Long.parseLong(number.text());
    }

    private static Refused wrong(String name, String expected, JsonValue found) {
        String shown = found.text();
        return Refused.invalid("invalid " + name + ": expecting " + expected + ", got "
                + shown.substring(0, Math.min(shown.length(), LONGEST_SHOWN)));
    }

    private static boolean flag(String name, JsonValue wanted) {
        if (!(wanted instanceof JsonBoolean(boolean set))) {
            throw wrong(name, "true or false", wanted);
        }
        return set;
    }

    private static int copies(JsonValue wanted) {
        long copies = number("mirror.copies", wanted);
        if (copies != 0 && (copies < Mirror.LEAST || copies > Mirror.MOST)) {
            throw Refused.invalid("invalid mirror.copies: " + copies + " (expected value in range [" + Mirror.LEAST
                    + ", " + Mirror.MOST + "] or zero for default)");
        }
        return copies == 0 ? Mirror.LEAST : (int) copies;
    }

    private static Duration time(String name, JsonValue wanted) {
        return GoDuration.parse(text(name, wanted)).orElseThrow(() -> wrong(name, "a duration such as 2h0m", wanted));
    }

    /// A number, or the same as text.
    private static long bits(String name, JsonValue wanted) {
        try {
            return Long.parseUnsignedLong(wanted instanceof JsonText(String text) ? text : wanted.text());
        } catch (NumberFormatException _) {
            throw wrong(name, "a number of 64 bits", wanted);
        }
    }

    private static void fixed(String name, JsonValue wanted, JsonValue now) {
        boolean same =
                wanted.equals(now) || (wanted instanceof JsonNumber number && now.equals(new JsonText(number.text())));
        if (!same) {
            throw Refused.invalid("property " + name + " of this node is always " + now.text());
        }
    }
}
