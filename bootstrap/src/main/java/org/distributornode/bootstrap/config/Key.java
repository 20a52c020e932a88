package org.distributornode.bootstrap.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One key of the configuration.
///
/// @param path from the root, for example `limits.storage`
/// @param standard the value of a configuration that does not give it, as an operator would write it
/// @param secret never shown, neither in a log nor in an error
record Key<T>(String path, Format<T> format, Optional<String> standard, boolean secret) {

    private static final String PREFIX = "JOYSTREAM_DISTRIBUTOR__";

    /// Without a value of its own. [Values#get] asks for it, [Values#find] does not.
    static <T> Key<T> of(String path, Format<T> format) {
        return new Key<>(path, format, Optional.empty(), false);
    }

    static <T> Key<T> standard(String path, Format<T> format, String standard) {
        return new Key<>(path, format, Optional.of(standard), false);
    }

    static <T> Key<T> secret(String path, Format<T> format) {
        return new Key<>(path, format, Optional.empty(), true);
    }

    /// The environment variable that sets the key, in the spelling we recommend.
    String variable() {
        return variable(path);
    }

    static String variable(String path) {
        return Arrays.stream(path.split("\\.", -1)).map(Key::shout).collect(Collectors.joining("__", PREFIX, ""));
    }

    /// `queryNodeCacheTTL` becomes QUERY_NODE_CACHE_TTL.
    private static String shout(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    String shown(ConfigValue value) {
        return secret ? "***" : format.shown(value);
    }
}
