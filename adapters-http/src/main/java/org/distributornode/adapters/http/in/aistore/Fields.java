package org.distributornode.adapters.http.in.aistore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonBoolean;
import org.distributornode.adapters.http.json.JsonValue.JsonNull;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.jspecify.annotations.Nullable;

/// A JSON object that a client sent, read key by key. A key whose value is null counts as left out. What has another
/// form than is asked for is [Refused] with 400.
public final class Fields {

    public static final Fields NONE = new Fields(Map.of());

    private final Map<String, JsonValue> members;

    private Fields(Map<String, JsonValue> members) {
        this.members = members;
    }

    /// Keys count as they are written.
    public static Fields of(JsonValue value) {
        return switch (value) {
            case JsonObject object -> new Fields(object.members());
            case JsonNull _ -> NONE;
            default -> throw Refused.invalid("expecting a JSON object, got " + value.text());
        };
    }

    /// Keys count in any case; they are asked for in lower case.
    public static Fields inAnyCase(JsonValue value) {
        Map<String, JsonValue> lower = new LinkedHashMap<>();
        of(value).members.forEach((key, member) -> lower.put(key.toLowerCase(Locale.ROOT), member));
        return new Fields(lower);
    }

    public Set<String> names() {
        return members.keySet();
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    /// Refuses keys that are none of these.
    public Fields only(Set<String> known) {
        members.keySet().stream()
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw Refused.invalid("found unknown field: " + key);
                });
        return this;
    }

    public Optional<JsonValue> find(String name) {
        return Optional.ofNullable(members.get(name)).filter(value -> !(value instanceof JsonNull));
    }

    public Optional<String> text(String name) {
        return read(name, "a string", value -> value instanceof JsonText(String text) ? text : null);
    }

    /// Empty where it is left out.
    public String textOrEmpty(String name) {
        return text(name).orElse("");
    }

    public Optional<Long> number(String name) {
        return read(
                name,
                "an integer",
                value -> value instanceof JsonNumber(BigDecimal number) && isLong(number)
                        ? Long.valueOf(number.longValueExact())
                        : null);
    }

    /// False where it is left out.
    public boolean flag(String name) {
        return read(name, "a boolean", value -> value instanceof JsonBoolean(boolean set) ? Boolean.valueOf(set) : null)
                .orElse(false);
    }

    public Optional<Fields> object(String name) {
        return read(name, "an object", value -> value instanceof JsonObject ? of(value) : null);
    }

    public Optional<List<String>> texts(String name) {
        return read(name, "an array of strings", Fields::allTexts);
    }

    private static @Nullable List<String> allTexts(JsonValue value) {
        if (!(value instanceof JsonArray(List<JsonValue> items))) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue item : items) {
            if (!(item instanceof JsonText(String text))) {
                return null;
            }
            texts.add(text);
        }
        return texts;
    }

    /// @param reading gives null for what has another form
    private <T> Optional<T> read(String name, String wanted, Function<JsonValue, @Nullable T> reading) {
        Optional<JsonValue> value = find(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        T read = reading.apply(value.get());
        if (read == null) {
            String shown = value.get().text();
            throw Refused.invalid("invalid \"" + name + "\": expecting " + wanted + ", got "
                    + shown.substring(0, Math.min(shown.length(), 100)));
        }
        return Optional.of(read);
    }

    private static boolean isLong(BigDecimal number) {
        return number.scale() <= 0 && number.precision() - number.scale() <= 18;
    }
}
