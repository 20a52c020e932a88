package org.distributornode.bootstrap.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value as somebody wrote it, with the place where it stands.
sealed interface ConfigValue {

    Place place();

    /// @param text as written, quotes removed
    record Scalar(String text, Kind kind, Place place) implements ConfigValue {}

    record Items(List<ConfigValue> values, Place place) implements ConfigValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /// @param entries in the order of the file
    record Section(Map<String, Entry> entries, Place place) implements ConfigValue {
        public Section {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /// The same section with another value at the key.
        Section with(String key, Entry entry) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.put(key, entry);
            return new Section(changed, place);
        }

        Section without(String key) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.remove(key);
            return new Section(changed, place);
        }
    }

    /// @param keyPlace where the key stands
    record Entry(ConfigValue value, Place keyPlace) {}

    /// What a scalar looks like where it was written. A variable's text may be read as any of them.
    enum Kind {
        TEXT,
        INTEGER,
        BOOLEAN,
        NOTHING,
        VARIABLE
    }
}
