package org.distributornode.bootstrap.config;

/// For tests of documents that name keys.
public final class Documents {

    private Documents() {}

    /// Whether there is such a key, or section of keys.
    public static boolean isKey(String path) {
        return Schema.KEYS.stream().map(Key::path).anyMatch(key -> key.equals(path) || key.startsWith(path + "."));
    }
}
