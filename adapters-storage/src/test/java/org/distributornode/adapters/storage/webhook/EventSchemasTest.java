package org.distributornode.adapters.storage.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distributornode.application.testkit.JournalSamples;
import org.distributornode.domain.integration.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The schemas of events in `docs/api` are those of what is sent, and `docs/integration.md` names them all.
final class EventSchemasTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final String FAMILY = "org.distributornode.";

    @Test
    void areCommitted() throws IOException {
        String schemas = Stream.of(EventType.values())
                .map(EventSchemasTest::schema)
                .collect(Collectors.joining(
                        ",\n",
                        "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"$defs\": {\n",
                        "\n  }\n}\n"));

        Path made = Path.of("target", "events.json");
        Files.createDirectories(made.getParent());
        Files.writeString(made, schemas);
        assertThat(schemas)
                .as("copy adapters-storage/" + made + " to docs/api")
                .isEqualTo(Files.readString(DOCS.resolve("api").resolve("events.json")));
    }

    @ParameterizedTest
    @EnumSource
    void areDocumented(EventType type) throws IOException {
        String name = type.text().substring(FAMILY.length());
        List<String> rows = Files.readString(DOCS.resolve("integration.md"))
                .lines()
                .filter(line -> line.startsWith("| `" + name + "` |"))
                .toList();

        assertThat(rows).hasSize(1);
        assertThat(types(type).keySet())
                .allSatisfy(field -> assertThat(rows.getFirst()).contains("`" + field + "`"));
    }

    private static String schema(EventType type) {
        String name = type.text().substring(FAMILY.length());
        Map<String, String> fields = types(type);
        String required =
                fields.keySet().stream().map(field -> "\"" + field + "\"").collect(Collectors.joining(", "));
        String properties = fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\": {\"type\": \"" + field.getValue() + "\"}")
                .collect(Collectors.joining(", "));
        return """
                    "%s": {
                      "$id": "urn:distributornode:event:%s",
                      "type": "object",
                      "required": [%s],
                      "properties": {%s}
                    }""".formatted(name, name, required, properties).indent(4).stripTrailing();
    }

    /// The fields of its data, with their types: the same in every event of this type.
    private static Map<String, String> types(EventType type) {
        if (type == EventType.WEBHOOK_TESTED) {
            return Map.of();
        }
        List<Map<String, String>> seen = JournalSamples.oddEvents().stream()
                .filter(event -> EventType.of(event) == type)
                .map(EventFields::of)
                .map(EventSchemasTest::types)
                .distinct()
                .toList();
        assertThat(seen).as(type.text()).hasSize(1);
        return seen.getFirst();
    }

    private static Map<String, String> types(Map<String, Object> fields) {
        Map<String, String> types = new LinkedHashMap<>();
        fields.forEach((name, value) -> types.put(name, value instanceof Long ? "integer" : "string"));
        return types;
    }
}
