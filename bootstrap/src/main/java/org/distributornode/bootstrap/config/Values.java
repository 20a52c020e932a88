package org.distributornode.bootstrap.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.distributornode.bootstrap.config.ConfigValue.Entry;
import org.distributornode.bootstrap.config.ConfigValue.Kind;
import org.distributornode.bootstrap.config.ConfigValue.Scalar;
import org.distributornode.bootstrap.config.ConfigValue.Section;

/// What file and environment say, asked key by key.
///
/// @param folder against which relative paths count
record Values(Section root, Path folder) {

    private static final int MOST_SHOWN = 100;

    /// @throws Complaint if nothing sets the key or its value is wrong
    <T> T get(Key<T> key) {
        return find(key)
                .orElseThrow(() -> Complaint.missing(
                        key.path() + " is not set: write it into the file or set the variable " + key.variable()));
    }

    /// @throws Complaint if the value is wrong
    <T> Optional<T> find(Key<T> key) {
        Optional<ConfigValue> written = written(key);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = written.flatMap(key.format()::read);
        if (value.isEmpty()) {
            throw wrong(key, written.get());
        }
        return value;
    }

    private static Complaint wrong(Key<?> key, ConfigValue value) {
        boolean nothing = value instanceof Scalar scalar && scalar.text().isEmpty();
        String shown = key.shown(value);
        String found = nothing ? "nothing" : "\"" + shown.substring(0, Math.min(shown.length(), MOST_SHOWN)) + "\"";
        return Complaint.about(key.path() + " must be " + key.format().wanted() + ", not " + found, value.place());
    }

    /// The value of the key as somebody wrote it, else its standard.
    Optional<ConfigValue> written(Key<?> key) {
        return at(key.path()).or(() -> key.standard().map(Values::standard));
    }

    private static ConfigValue standard(String text) {
        return text.startsWith("[")
                ? JsonText.parseVariable(text, "a standard", Place.byDefault())
                : new Scalar(text, Kind.VARIABLE, Place.byDefault());
    }

    /// Whether the section is written, be it empty.
    boolean has(String section) {
        return at(section).isPresent();
    }

    private Optional<ConfigValue> at(String path) {
        ConfigValue value = root;
        for (String step : path.split("\\.", -1)) {
            Entry entry = value instanceof Section section ? section.entries().get(step) : null;
            if (entry == null) {
                return Optional.empty();
            }
            value = entry.value();
        }
        return Optional.of(value);
    }

    Duration seconds(Key<Integer> key) {
        return Duration.ofSeconds(get(key));
    }

    Duration millis(Key<Integer> key) {
        return Duration.ofMillis(get(key));
    }

    /// A path, absolute.
    Path path(Key<String> key) {
        return resolve(get(key));
    }

    Path resolve(String path) {
        return folder.resolve(path).toAbsolutePath().normalize();
    }
}
