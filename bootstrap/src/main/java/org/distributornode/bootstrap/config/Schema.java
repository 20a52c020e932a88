package org.distributornode.bootstrap.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.distributornode.bootstrap.config.ConfigValue.Section;

/// Every key there is.
final class Schema {

    static final List<Key<?>> KEYS = Stream.of(
                    OwnershipKeys.ALL,
                    EndpointKeys.ALL,
                    LogKeys.ALL,
                    LimitKeys.ALL,
                    ApiKeys.ALL,
                    TlsKeys.ALL,
                    CacheKeys.ALL,
                    FillKeys.ALL,
                    WorkKeys.ALL,
                    AssignmentKeys.ALL,
                    ObjectStoreKeys.ALL,
                    AistoreKeys.ALL,
                    IntegrationKeys.ALL)
            .<Key<?>>flatMap(List::stream)
            .toList();

    /// Keys that were, with those that took their place.
    static final Map<String, String> SUCCESSORS = Map.of("endpoints.queryNode", "endpoints.storageSquid");

    private static final Map<String, Key<?>> BY_PATH = byPath();
    private static final Set<String> SECTIONS = sections();
    private static final Map<String, String> BY_LOOSE_PATH = byLoosePath();

    private Schema() {}

    private static Map<String, Key<?>> byPath() {
        Map<String, Key<?>> keys = new LinkedHashMap<>();
        KEYS.forEach(key -> keys.put(key.path(), key));
        return Map.copyOf(keys);
    }

    private static Set<String> sections() {
        Set<String> sections = new LinkedHashSet<>();
        for (Key<?> key : KEYS) {
            String path = key.path();
            for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
                sections.add(path.substring(0, dot));
            }
        }
        return Set.copyOf(sections);
    }

    private static Map<String, String> byLoosePath() {
        Map<String, String> paths = new HashMap<>();
        Stream.of(BY_PATH.keySet(), SECTIONS, SUCCESSORS.keySet())
                .flatMap(Set::stream)
                .forEach(path -> paths.put(path.toLowerCase(Locale.ROOT), path));
        return Map.copyOf(paths);
    }

    static Optional<Key<?>> key(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }

    /// The key or section that differs from `path` in upper and lower case at most.
    static Optional<String> resembling(String path) {
        return Optional.ofNullable(BY_LOOSE_PATH.get(path.toLowerCase(Locale.ROOT)));
    }

    /// @throws Complaint about the first key in the order of the file that we do not know
    static void check(Section section) {
        check("", section);
    }

    private static void check(String prefix, Section section) {
        section.entries().forEach((name, entry) -> {
            String path = prefix + name;
            if (SECTIONS.contains(path)) {
                if (!(entry.value() instanceof Section inner)) {
                    throw Complaint.about(path + " must be a section with keys of its own", entry.keyPlace());
                }
                check(path + ".", inner);
            } else if (!BY_PATH.containsKey(path)) {
                throw unknown(path, entry.keyPlace());
            }
        });
    }

    static Complaint unknown(String path, Place place) {
        String successor = SUCCESSORS.get(path);
        if (successor != null) {
            return Complaint.about(path + " is no longer read: use " + successor + " instead", place);
        }
        String hint =
                resembling(path).map(known -> "; did you mean " + known + "?").orElse("");
        return Complaint.about("There is no key " + path + hint, place);
    }
}
