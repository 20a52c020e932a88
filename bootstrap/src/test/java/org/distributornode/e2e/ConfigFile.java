package org.distributornode.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// A `config.yml` as an operator writes it.
final class ConfigFile {

    private final Map<String, String> settings = new TreeMap<>();

    /// @param key with dots
    /// @param value as YAML
    ConfigFile set(String key, Object value) {
        settings.put(key, value.toString());
        return this;
    }

    ConfigFile remove(String key) {
        settings.remove(key);
        return this;
    }

    void write(Path file) {
        StringBuilder text = new StringBuilder();
        section("", "", text);
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void section(String prefix, String indent, StringBuilder text) {
        settings.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()).split("\\.", -1)[0])
                .distinct()
                .forEach(step -> {
                    String value = settings.get(prefix + step);
                    text.append(indent).append(step).append(':').append(value == null ? "" : " " + value);
                    text.append('\n');
                    if (value == null) {
                        section(prefix + step + ".", indent + "  ", text);
                    }
                });
    }
}
