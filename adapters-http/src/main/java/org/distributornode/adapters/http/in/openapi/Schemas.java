package org.distributornode.adapters.http.in.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.config.annotation.SerdeConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The JSON schemas of the wire records that a document names, each once.
final class Schemas {

    static final Map<String, Object> ERROR = reference("ErrorResponse");

    private final Map<String, Object> named = new TreeMap<>();

    Schemas() {
        named.put("ErrorResponse", error());
    }

    /// By name.
    Map<String, Object> all() {
        return named;
    }

    /// The reference to a wire record's schema.
    Map<String, Object> of(Class<?> type) {
        String name =
                type.getName().substring(type.getPackageName().length() + 1).replace("$", "");
        if (!named.containsKey(name)) {
            named.put(name, Map.of());
            named.put(name, object(BeanIntrospection.getIntrospection(type)));
        }
        return reference(name);
    }

    /// Whether the record has a field that cannot be left out.
    static boolean isRequired(Class<?> type) {
        return BeanIntrospection.getIntrospection(type).getBeanProperties().stream()
                .anyMatch(property -> !property.isNullable());
    }

    private SequencedMap<String, Object> object(BeanIntrospection<?> record) {
        boolean always = record.enumValue(SerdeConfig.class, SerdeConfig.INCLUDE, SerdeConfig.SerInclude.class)
                        .filter(SerdeConfig.SerInclude.ALWAYS::equals)
                        .isPresent()
                || record.enumValue(JsonInclude.class, JsonInclude.Include.class)
                        .filter(JsonInclude.Include.ALWAYS::equals)
                        .isPresent();
        SequencedMap<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (BeanProperty<?, ?> property : record.getBeanProperties()) {
            boolean nullable = property.isNullable();
            boolean shown = always && !isLeftOut(property);
            Limited limits = Limited.of(property);
            SequencedMap<String, Object> schema = schema(property.asArgument(), limits);
            String name = property.stringValue(SerdeConfig.class, SerdeConfig.PROPERTY)
                    .orElseGet(property::getName);
            if (shown || !nullable) {
                required.add(name);
            }
            properties.put(name, (nullable && shown) || limits.takesNull() ? orNull(schema) : schema);
        }
        return object(properties, required);
    }

    /// Whether nothing is written in the place of a null.
    private static boolean isLeftOut(BeanProperty<?, ?> property) {
        return property.enumValue(SerdeConfig.class, SerdeConfig.INCLUDE, SerdeConfig.SerInclude.class)
                .filter(SerdeConfig.SerInclude.NON_NULL::equals)
                .isPresent();
    }

    private static Map<String, Object> orNull(SequencedMap<String, Object> schema) {
        if (schema.containsKey("$ref")) {
            return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
        }
        schema.computeIfPresent("type", (_, type) -> List.of(type, "null"));
        return schema;
    }

    private SequencedMap<String, Object> schema(Argument<?> argument, Limited limits) {
        SequencedMap<String, Object> schema = new LinkedHashMap<>();
        Class<?> type = argument.getType();
        if (type == String.class) {
            schema.put("type", "string");
            limits.addText(schema);
        } else if (type == Object.class) {
            schema.put("type", List.of("integer", "string"));
            limits.addText(schema);
        } else if (type == int.class || type == Integer.class) {
            schema.put("type", "integer");
            schema.put("format", "int32");
            limits.addNumber(schema);
        } else if (type == long.class) {
            schema.put("type", "integer");
            schema.put("format", "int64");
            limits.addNumber(schema);
        } else if (type == boolean.class || type == Boolean.class) {
            schema.put("type", "boolean");
        } else if (type == List.class) {
            schema.put("type", "array");
            limits.addList(schema);
            schema.put("items", schema(argument.getFirstTypeVariable().orElseThrow(), limits));
        } else {
            schema.putAll(of(type));
        }
        return schema;
    }

    private static SequencedMap<String, Object> object(Map<String, Object> properties, List<String> required) {
        SequencedMap<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        if (!required.isEmpty()) {
            schema.put("required", List.copyOf(required));
        }
        schema.put("properties", properties);
        return schema;
    }

    private static SequencedMap<String, Object> error() {
        Map<String, Object> finding = new LinkedHashMap<>();
        finding.put("path", Map.of("type", "string"));
        finding.put("message", Map.of("type", "string"));
        finding.put("errorCode", Map.of("type", "string"));
        Map<String, Object> findings = new LinkedHashMap<>();
        findings.put("type", "array");
        findings.put("items", object(finding, List.of("path", "message")));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", Map.of("type", "string"));
        body.put("message", Map.of("type", "string"));
        body.put("errors", findings);
        return object(body, List.of("message"));
    }

    private static Map<String, Object> reference(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }
}
