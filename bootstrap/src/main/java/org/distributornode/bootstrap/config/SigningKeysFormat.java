package org.distributornode.bootstrap.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.distributornode.bootstrap.config.ConfigValue.Entry;
import org.distributornode.bootstrap.config.ConfigValue.Items;
import org.distributornode.bootstrap.config.ConfigValue.Kind;
import org.distributornode.bootstrap.config.ConfigValue.Scalar;
import org.distributornode.bootstrap.config.ConfigValue.Section;

/// The `keys` of the reference node, of which only the shape matters here: how many they are is the value.
record SigningKeysFormat() implements Format<Integer> {

    private static final Set<String> SOURCES = Set.of("suri", "mnemonic", "keyfile");
    private static final Set<String> TYPES = Set.of("ed25519", "sr25519", "ecdsa");

    @Override
    public Optional<Integer> read(ConfigValue value) {
        return value instanceof Items keys
                        && !keys.values().isEmpty()
                        && keys.values().stream().allMatch(SigningKeysFormat::isKey)
                ? Optional.of(keys.values().size())
                : Optional.empty();
    }

    private static boolean isKey(ConfigValue value) {
        if (!(value instanceof Section section)) {
            return false;
        }
        Map<String, Entry> entries = section.entries();
        List<String> sources = SOURCES.stream().filter(entries::containsKey).toList();
        boolean typed = entries.containsKey("type");
        return sources.size() == 1
                && entries.size() == (typed ? 2 : 1)
                && text(entries, sources.getFirst()).isPresent()
                && (!typed
                        || (!entries.containsKey("keyfile")
                                && text(entries, "type").filter(TYPES::contains).isPresent()));
    }

    private static Optional<String> text(Map<String, Entry> entries, String key) {
        return Optional.ofNullable(entries.get(key))
                .map(Entry::value)
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .filter(scalar -> scalar.kind() == Kind.TEXT)
                .map(Scalar::text);
    }

    @Override
    public String wanted() {
        return "a list of keys, each with suri, mnemonic or keyfile, and type ed25519, sr25519 or ecdsa";
    }

    @Override
    public boolean isJson() {
        return true;
    }
}
