package org.distributornode.adapters.http.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonBoolean;
import org.distributornode.adapters.http.json.JsonValue.JsonNull;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;

/// Spells JSON values.
final class JsonWriter {

    private static final int LONGEST_PLAIN = 20;

    private JsonWriter() {}

    static void write(JsonValue value, StringBuilder to) {
        switch (value) {
            case JsonObject object -> object(object, to);
            case JsonArray array -> array(array, to);
            case JsonText text -> quoted(text.value(), to);
            case JsonNumber number -> to.append(spelled(number.value()));
            case JsonBoolean bool -> to.append(bool.value());
            case JsonNull _ -> to.append("null");
        }
    }

    private static void object(JsonObject object, StringBuilder to) {
        String separator = "{";
        for (var member : object.members().entrySet()) {
            to.append(separator);
            quoted(member.getKey(), to);
            to.append(':');
            write(member.getValue(), to);
            separator = ",";
        }
        to.append(object.members().isEmpty() ? "{}" : "}");
    }

    private static void array(JsonArray array, StringBuilder to) {
        String separator = "[";
        for (JsonValue item : array.items()) {
            to.append(separator);
            write(item, to);
            separator = ",";
        }
        to.append(array.items().isEmpty() ? "[]" : "]");
    }

    private static void quoted(String text, StringBuilder to) {
        to.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, to);
        to.append('"');
    }

    private static String spelled(BigDecimal number) {
        boolean plain = Math.abs((long) number.scale()) <= LONGEST_PLAIN;
        return plain ? number.toPlainString() : number.toString();
    }
}
