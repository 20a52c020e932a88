package org.distributornode.adapters.http.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Any JSON value (RFC 8259). Two are equal if they mean the same: the order of keys does not matter, nor how a
/// number is spelled.
public sealed interface JsonValue {

    /// As JSON text in one line.
    default String text() {
        StringBuilder text = new StringBuilder();
        JsonWriter.write(this, text);
        return text.toString();
    }

    /// @param members in the order in which they were written
    record JsonObject(Map<String, JsonValue> members) implements JsonValue {

        public static final JsonObject EMPTY = new JsonObject(Map.of());

        public JsonObject {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    record JsonArray(List<JsonValue> items) implements JsonValue {
        public JsonArray {
            items = List.copyOf(items);
        }
    }

    record JsonText(String value) implements JsonValue {}

    record JsonNumber(BigDecimal value) implements JsonValue {
        public JsonNumber {
            value = value.stripTrailingZeros();
        }

        public static JsonNumber of(long value) {
            return new JsonNumber(BigDecimal.valueOf(value));
        }
    }

    record JsonBoolean(boolean value) implements JsonValue {}

    record JsonNull() implements JsonValue {}
}
