package org.distributornode.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distributornode.bootstrap.config.ConfigurationResult.Accepted;
import org.distributornode.bootstrap.config.ConfigurationResult.Refused;

/// Reads configurations that tests put together.
final class Readings {

    private static final Path FOLDER = temporary();

    private Readings() {}

    private static Path temporary() {
        try {
            return Files.createDirectories(Path.of("target", "readings").toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path folder() {
        return FOLDER;
    }

    /// What a node needs, as JSON by path.
    static Map<String, String> minimal() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("id", "\"n\"");
        settings.put("endpoints.storageSquid", "\"http://localhost:1/graphql\"");
        settings.put("directories.assets", "\"a\"");
        settings.put("directories.cacheState", "\"c\"");
        settings.put("limits.storage", "\"1G\"");
        return settings;
    }

    private static Map<String, String> certificate(String section) {
        return Map.of(section + ".certificate", "\"c.pem\"", section + ".key", "\"k.pem\"");
    }

    /// The minimum, one more setting and whatever that one needs beside it.
    static Map<String, String> minimalWith(String key, String value) {
        Map<String, String> settings = minimal();
        Map<String, Map<String, String>> companions = Map.of(
                "logs.console.", Map.of("logs.console.level", "\"info\""),
                "logs.file.", Map.of("logs.file.level", "\"info\"", "logs.file.path", "\"l\""),
                "logs.elastic.", Map.of("logs.elastic.level", "\"info\"", "logs.elastic.endpoint", "\"http://e\""),
                "logs.elastic.auth.",
                        Map.of("logs.elastic.auth.username", "\"u\"", "logs.elastic.auth.password", "\"p\""),
                "integrationApi.", Map.of("integrationApi.hmacSecret", "\"s\""),
                "operatorApi.", Map.of("operatorApi.port", "1", "operatorApi.hmacSecret", "\"s\""),
                "objectStore.", Map.of("objectStore.mountpaths", "[\"o\"]", "objectStore.limit", "\"1G\""),
                "aistoreApi.",
                        Map.of(
                                "aistoreApi.port", "1",
                                "objectStore.mountpaths", "[\"o\"]",
                                "objectStore.limit", "\"1G\""));
        Stream.of("publicApi", "operatorApi", "aistoreApi", "integrationApi")
                .map(listener -> listener + ".tls")
                .filter(section -> key.startsWith(section + "."))
                .forEach(section -> settings.putAll(certificate(section)));
        companions.forEach((prefix, others) -> {
            if (key.startsWith(prefix)) {
                settings.putAll(others);
            }
        });
        if (key.equals("endpoints.catalogFile")) {
            settings.remove("endpoints.storageSquid");
        }
        settings.put(key, value);
        return settings;
    }

    static ConfigurationResult ofSettings(Map<String, String> settings) {
        return of(settings, Map.of());
    }

    static ConfigurationResult of(Map<String, String> settings, Map<String, String> environment) {
        return read("config.json", json("", settings), environment);
    }

    static ConfigurationResult yaml(String text, Map<String, String> environment) {
        return read("config.yml", text, environment);
    }

    static ConfigurationResult yaml(String text) {
        return yaml(text, Map.of());
    }

    static synchronized ConfigurationResult read(String name, String text, Map<String, String> environment) {
        try {
            Path file = Files.writeString(FOLDER.resolve(name), text);
            return new ConfigurationReader(environment).read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Accepted accepted(Map<String, String> settings) {
        return accepted(ofSettings(settings));
    }

    static Accepted accepted(ConfigurationResult result) {
        assertThat(result).isInstanceOf(Accepted.class);
        return (Accepted) result;
    }

    static String refusal(ConfigurationResult result) {
        assertThat(result).isInstanceOf(Refused.class);
        return ((Refused) result).sentence();
    }

    static String unquoted(String json) {
        return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
    }

    private static String json(String prefix, Map<String, String> settings) {
        return settings.keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .map(rest -> rest.contains(".") ? rest.substring(0, rest.indexOf('.') + 1) : rest)
                .distinct()
                .map(step -> step.endsWith(".")
                        ? "\"" + step.substring(0, step.length() - 1) + "\": " + json(prefix + step, settings)
                        : "\"" + step + "\": " + settings.get(prefix + step))
                .collect(Collectors.joining(",\n", "{", "}"));
    }
}
