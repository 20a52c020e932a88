package org.distributornode.bootstrap.cli.remote;

import java.math.BigDecimal;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;

/// The fields of a JSON object, read with goodwill: what is missing or of another type is empty or zero.
record Fields(JsonValue value) {

    String text(String name) {
        return find(name) instanceof JsonText(var text) ? text : "";
    }

    long number(String name) {
        return find(name) instanceof JsonNumber(BigDecimal number) ? number.longValue() : 0;
    }

    Fields fields(String name) {
        return new Fields(find(name));
    }

    JsonValue find(String name) {
        return value instanceof JsonObject object
                ? object.members().getOrDefault(name, new JsonValue.JsonNull())
                : new JsonValue.JsonNull();
    }
}
