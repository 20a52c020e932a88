package org.distributornode.adapters.http.in.integration;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.distributornode.adapters.http.in.failure.InvalidRequest;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonNull;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.adapters.http.wire.ErrorBody.Finding;

/// Reads a JSON object and collects all that is wrong with it. No value is repeated in a finding: it may be secret.
///
/// @param path of the object: `.meta`; empty for the body itself
/// @param findings collects what is wrong
record StrictFields(String path, JsonObject object, List<Finding> findings) {

    private static final String TYPE = "type";

    boolean has(String name) {
        return object.members().containsKey(name);
    }

    boolean isNull(String name) {
        return object.members().get(name) instanceof JsonNull;
    }

    /// Says of every other field that it is unknown.
    void allowOnly(Set<String> names) {
        object.members().keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> wrong(name, "is unknown", "additionalProperties"));
    }

    void require(String name) {
        if (!has(name)) {
            findings.add(InvalidRequest.lack(path, name));
        }
    }

    void wrong(String name, String rule, String code) {
        findings.add(InvalidRequest.finding(path + "." + name, rule, code));
    }

    /// Empty if it is missing or of another type, which is said.
    Optional<String> text(String name) {
        return switch (object.members().get(name)) {
            case null -> Optional.empty();
            case JsonText(String text) -> Optional.of(text);
            default -> mistyped(name, "string");
        };
    }

    /// As [#text].
    Optional<Long> integer(String name) {
        return switch (object.members().get(name)) {
            case null -> Optional.empty();
            case JsonNumber(BigDecimal number)
            when number.scale() <= 0 && isLong(number) -> Optional.of(number.longValueExact());
            default -> mistyped(name, "integer");
        };
    }

    /// As [#text].
    Optional<StrictFields> object(String name) {
        return switch (object.members().get(name)) {
            case null -> Optional.empty();
            case JsonObject inner -> Optional.of(new StrictFields(path + "." + name, inner, findings));
            default -> mistyped(name, "object");
        };
    }

    /// As [#text].
    Optional<List<JsonValue>> list(String name) {
        return switch (object.members().get(name)) {
            case null -> Optional.empty();
            case JsonValue.JsonArray(List<JsonValue> items) -> Optional.of(items);
            default -> mistyped(name, "array");
        };
    }

    private <T> Optional<T> mistyped(String name, String type) {
        wrong(name, "should be " + type, TYPE);
        return Optional.empty();
    }

    private static boolean isLong(BigDecimal number) {
        return number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    }
}
