package org.distributornode.bootstrap.config;

import java.util.Optional;

/// How the values of a key are written.
///
/// @param <T> what a value is once it is read
interface Format<T> {

    /// The value, or empty if it is not written as it must be.
    Optional<T> read(ConfigValue value);

    /// What must be written, as a noun phrase.
    String wanted();

    /// Whether an environment variable gives it as JSON.
    default boolean isJson() {
        return false;
    }

    /// A written value with whatever is nobody's business cut out.
    default String shown(ConfigValue value) {
        return switch (value) {
            case ConfigValue.Scalar scalar -> scalar.text();
            case ConfigValue.Items items ->
                items.values().stream().map(this::shown).toList().toString();
            case ConfigValue.Section _ -> "a section";
        };
    }
}
