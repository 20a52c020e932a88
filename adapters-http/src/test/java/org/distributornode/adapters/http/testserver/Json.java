package org.distributornode.adapters.http.testserver;

import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.adapters.http.json.StrictJson;

/// Reads JSON that must be as expected.
public record Json(JsonValue value) {

    public static Json of(String text) {
        return new Json(StrictJson.parse(text).orElseThrow(() -> new IllegalArgumentException(text)));
    }

    /// Fields of an object, in their order.
    public List<String> names() {
        return List.copyOf(((JsonObject) value).members().keySet());
    }

    public Json at(String name) {
        return new Json(Optional.ofNullable(((JsonObject) value).members().get(name))
                .orElseThrow(() -> new IllegalArgumentException("no " + name + " in " + value.text())));
    }

    public List<Json> items() {
        return ((JsonArray) value).items().stream().map(Json::new).toList();
    }

    public String text() {
        return ((JsonText) value).value();
    }

    /// The text of a field.
    public String text(String name) {
        return at(name).text();
    }

    public boolean isNull() {
        return value instanceof JsonValue.JsonNull;
    }

    /// All of it, as JSON in one line.
    public String whole() {
        return value.text();
    }
}
