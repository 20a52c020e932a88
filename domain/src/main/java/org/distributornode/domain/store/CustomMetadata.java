package org.distributornode.domain.store;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What clients attach to an object, by key.
public record CustomMetadata(SortedMap<String, String> entries) {

    /// The most bytes that all keys and values have together, in UTF-8, with one more for each of them.
    public static final int LARGEST = 2048;

    public static final CustomMetadata NONE = new CustomMetadata(Collections.emptySortedMap());

    public CustomMetadata {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        Optional<String> objection = objection(entries);
        if (objection.isPresent()) {
            throw new IllegalArgumentException("custom metadata " + objection.get());
        }
    }

    public static Optional<CustomMetadata> of(Map<String, String> entries) {
        return objection(entries).isPresent()
                ? Optional.empty()
                : Optional.of(entries.isEmpty() ? NONE : new CustomMetadata(new TreeMap<>(entries)));
    }

    /// Why these can be no object's, as the end of a sentence; empty if they can.
    public static Optional<String> objection(Map<String, String> entries) {
        if (entries.keySet().stream().anyMatch(key -> key.isBlank() || key.indexOf('=') >= 0)) {
            return Optional.of("has a key that is empty or has a \"=\"");
        }
        if (entries.entrySet().stream()
                .anyMatch(entry -> hasControls(entry.getKey()) || hasControls(entry.getValue()))) {
            return Optional.of("has a control character");
        }
        int size = entries.entrySet().stream()
                .mapToInt(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
                .sum();
        return size > LARGEST ? Optional.of("is larger than " + LARGEST + " bytes") : Optional.empty();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /// These and others; where both have a key the others count. Empty if that is too much.
    public Optional<CustomMetadata> with(Map<String, String> others) {
        Map<String, String> both = new TreeMap<>(entries);
        both.putAll(others);
        return of(both);
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length + 1;
    }
}
