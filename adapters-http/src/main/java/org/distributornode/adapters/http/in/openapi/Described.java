package org.distributornode.adapters.http.in.openapi;

import io.micronaut.core.annotation.AnnotationMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.distributornode.adapters.http.in.failure.ReasonPhrase;
import org.distributornode.adapters.http.in.security.Needs;
import org.distributornode.adapters.http.in.security.Open;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.JobId;

/// Describes single operations.
///
/// @param schemas collects those that are named
/// @param guarded whether routes ask for a token unless they say otherwise
/// @param headers that such routes ask for as well, with their values
record Described(Schemas schemas, boolean guarded, Map<String, String> headers) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private static final Map<String, Object> UUID = Map.of("format", "uuid");

    /// What the parameters of paths and queries may be, by name.
    private static final Map<String, Map<String, Object>> PARAMETERS = Map.of(
            "objectId", Map.of("pattern", Limited.whole(DataObjectId.PATTERN)),
            "jobId", Map.of("pattern", Limited.whole(JobId.PATTERN)),
            "selector", Map.of("enum", List.of("liveness", "readiness")),
            "node_id", UUID,
            "id", UUID,
            "delivery", UUID,
            "cursor", UUID,
            "state", Map.of("enum", List.of("waiting", "delivered", "dead")),
            "limit", Map.of("type", "integer", "minimum", 1, "maximum", 100, "default", 50));

    private static final List<Integer> OF_THE_GUARD = List.of(400, 401, 413, 415);

    SequencedMap<String, Object> operation(String path, Declared declared, AnnotationMetadata route) {
        boolean asks = guarded && !route.hasAnnotation(Open.class) && !declared.isOfThePlatform();
        SequencedMap<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", declared.id());
        operation.put("summary", declared.summary());
        List<Object> parameters = new ArrayList<>();
        VARIABLE.matcher(path).results().forEach(found -> parameters.add(parameter("path", found.group(1), true)));
        List.of(route.stringValues(Needs.class, "query"))
                .forEach(name -> parameters.add(parameter("query", name, false)));
        if (asks) {
            headers.forEach((name, value) -> parameters.add(header(name, value)));
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        if (declared.takesBody()) {
            SequencedMap<String, Object> body = new LinkedHashMap<>();
            body.put("required", Schemas.isRequired(declared.body()));
            body.put("content", json(schemas.of(declared.body())));
            operation.put("requestBody", body);
        }
        operation.put("responses", responses(declared, asks ? failures(route) : List.of(500)));
        if (guarded) {
            operation.put("security", security(declared, asks));
        }
        return operation;
    }

    private static List<Integer> failures(AnnotationMetadata route) {
        boolean anybody = route.enumValue(Needs.class, Role.class)
                .filter(Role.READ::equals)
                .isPresent();
        return Stream.of(OF_THE_GUARD, anybody ? List.<Integer>of() : List.of(403), List.of(500))
                .flatMap(List::stream)
                .toList();
    }

    private SequencedMap<String, Object> responses(Declared declared, List<Integer> usual) {
        SequencedMap<String, Object> responses = new LinkedHashMap<>();
        for (int status : declared.answers()) {
            SequencedMap<String, Object> response = response(status);
            if (declared.answersBody() && status != 304) {
                response.put("content", success(declared));
            }
            responses.put(Integer.toString(status), response);
        }
        TreeSet<Integer> failures = new TreeSet<>(usual);
        failures.addAll(declared.failures());
        for (int status : failures) {
            SequencedMap<String, Object> response = response(status);
            response.put("content", json(Schemas.ERROR));
            responses.put(Integer.toString(status), response);
        }
        return responses;
    }

    private Map<String, Object> success(Declared declared) {
        return declared.answer() == Void.class
                ? Map.of(declared.type(), Map.of())
                : Map.of(declared.type(), Map.of("schema", schemas.of(declared.answer())));
    }

    /// Health is open, metrics are if the configuration says so.
    private static List<Object> security(Declared declared, boolean asks) {
        Map<String, Object> token = Map.of("token", List.of());
        if (asks) {
            return List.of(token);
        }
        return declared.isOfThePlatform() && declared.answer() == Void.class ? List.of(token, Map.of()) : List.of();
    }

    private static Object header(String name, String value) {
        SequencedMap<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("enum", List.of(value));
        return parameter("header", name, true, schema);
    }

    private static Object parameter(String where, String name, boolean required) {
        SequencedMap<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.putAll(new TreeMap<>(PARAMETERS.getOrDefault(name, Map.of())));
        return parameter(where, name, required, schema);
    }

    private static Object parameter(String where, String name, boolean required, Map<String, Object> schema) {
        SequencedMap<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", where);
        parameter.put("required", required);
        parameter.put("schema", schema);
        return parameter;
    }

    private static SequencedMap<String, Object> response(int status) {
        SequencedMap<String, Object> response = new LinkedHashMap<>();
        response.put("description", ReasonPhrase.of(status));
        return response;
    }

    private static Map<String, Object> json(Map<String, Object> schema) {
        return Map.of("application/json", Map.of("schema", schema));
    }
}
