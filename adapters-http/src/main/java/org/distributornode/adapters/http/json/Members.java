package org.distributornode.adapters.http.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonBoolean;
import org.distributornode.adapters.http.json.JsonValue.JsonNull;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;

/// The members of a JSON object on its way, in the order in which they are to be written. For one thread.
public final class Members {

    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    public Members with(String key, String text) {
        return with(key, new JsonText(text));
    }

    public Members with(String key, long number) {
        return with(key, JsonNumber.of(number));
    }

    public Members with(String key, boolean set) {
        return with(key, new JsonBoolean(set));
    }

    public Members with(String key, Members inner) {
        return with(key, inner.object());
    }

    public Members with(String key, List<? extends JsonValue> items) {
        return with(key, new JsonArray(List.copyOf(items)));
    }

    public Members with(String key, JsonValue value) {
        members.put(key, value);
        return this;
    }

    /// A number as text, for readers whose numbers are too small.
    public Members quoted(String key, long number) {
        return with(key, Long.toString(number));
    }

    public Members nothing(String key) {
        return with(key, new JsonNull());
    }

    public JsonObject object() {
        return new JsonObject(members);
    }
}
