package org.distributornode.adapters.http.in.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;

/// Hides what no log may hold.
final class Secrets {

    private static final Set<String> NAMES = Set.of("password", "token", "signing_secret");
    private static final JsonText MASK = new JsonText("***");

    private Secrets() {}

    /// The same with a mask in the place of each password and token, at any depth.
    static JsonValue masked(JsonValue value) {
        return switch (value) {
            case JsonObject(Map<String, JsonValue> members) -> {
                Map<String, JsonValue> masked = new LinkedHashMap<>();
                members.forEach((name, member) -> masked.put(name, NAMES.contains(name) ? MASK : masked(member)));
                yield new JsonObject(masked);
            }
            case JsonArray(List<JsonValue> items) ->
                new JsonArray(items.stream().map(Secrets::masked).toList());
            case JsonText text -> text;
            case JsonValue.JsonNumber number -> number;
            case JsonValue.JsonBoolean flag -> flag;
            case JsonValue.JsonNull none -> none;
        };
    }
}
