package org.distributornode.adapters.http.in.openapi;

import io.micronaut.core.annotation.AnnotationMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What is known of a route beside its verb and path.
///
/// @param body what a request carries; `Void` for nothing
/// @param answer what a success carries as JSON; `Void` for nothing, or for another type
record Declared(
        String id,
        String summary,
        List<Integer> answers,
        List<Integer> failures,
        Class<?> body,
        Class<?> answer,
        String type) {

    private static final String JSON = "application/json";

    /// Routes that the platform brings along, by path.
    private static final Map<String, Declared> OF_THE_PLATFORM = Map.of(
            "/health", health("operator.health", "Tells whether the process is well, without details"),
            "/health/{selector}",
                    health("operator.healthOf", "The same by liveness, or whether to send players here, by readiness"),
            "/prometheus",
                    new Declared(
                            "operator.metrics",
                            "Metrics in the text format of Prometheus",
                            List.of(200),
                            List.of(),
                            Void.class,
                            Void.class,
                            "text/plain"));

    /// Of one route; empty if nothing is declared for it.
    static Optional<Declared> of(String path, AnnotationMetadata route) {
        if (route.hasAnnotation(Operation.class)) {
            return Optional.of(new Declared(
                    route.stringValue(Operation.class).orElseThrow(),
                    route.stringValue(Operation.class, "summary").orElseThrow(),
                    numbers(route, "answers").orElse(List.of(200)),
                    numbers(route, "failures").orElse(List.of()),
                    type(route, "body"),
                    type(route, "answer"),
                    route.stringValue(Operation.class, "type").orElse(JSON)));
        }
        return Optional.ofNullable(OF_THE_PLATFORM.get(path));
    }

    boolean isOfThePlatform() {
        return OF_THE_PLATFORM.containsValue(this);
    }

    boolean takesBody() {
        return body != Void.class;
    }

    /// Whether a success has a body at all.
    boolean answersBody() {
        return answer != Void.class || !type.equals(JSON);
    }

    private static Optional<List<Integer>> numbers(AnnotationMetadata route, String member) {
        return route.getValue(Operation.class, member, int[].class)
                .map(found -> IntStream.of(found).boxed().toList());
    }

    private static Class<?> type(AnnotationMetadata route, String member) {
        Optional<Class<?>> found = route.classValue(Operation.class, member).map(type -> (Class<?>) type);
        return found.orElse(Void.class);
    }

    private static Declared health(String id, String summary) {
        return new Declared(id, summary, List.of(200, 503), List.of(), Void.class, HealthAnswer.class, JSON);
    }
}
