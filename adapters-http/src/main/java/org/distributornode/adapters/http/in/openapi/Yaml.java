package org.distributornode.adapters.http.in.openapi;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes maps, lists, texts, numbers and booleans as YAML 1.2: maps in their order, texts quoted.
final class Yaml {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/$][A-Za-z0-9_/{}.-]*");

    private final StringBuilder text = new StringBuilder();

    private Yaml() {}

    static String of(Map<String, Object> document) {
        Yaml yaml = new Yaml();
        yaml.members(document, "");
        return yaml.text.toString();
    }

    private void members(Map<?, ?> map, String indent) {
        map.forEach((key, value) -> {
            text.append(indent).append(key(key.toString())).append(':');
            value(value, indent + "  ");
        });
    }

    private void value(Object value, String indent) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            text.append('\n');
            members(map, indent);
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            text.append('\n');
            list.forEach(item -> {
                text.append(indent).append('-');
                value(item, indent + "  ");
            });
        } else {
            text.append(' ').append(inline(value)).append('\n');
        }
    }

    private static String inline(Object value) {
        return switch (value) {
            case Map<?, ?> _ -> "{}";
            case List<?> list -> list.stream().map(Yaml::inline).collect(Collectors.joining(", ", "[", "]"));
            case String some -> quoted(some);
            default -> value.toString();
        };
    }

    private static String key(String key) {
        return PLAIN.matcher(key).matches() ? key : quoted(key);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
