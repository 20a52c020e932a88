package org.distributornode.adapters.http.in.aistore.listing;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a listing tells of each object beside its name.
enum ListProperty {
    SIZE,
    CHECKSUM,
    ATIME,
    VERSION,
    LOCATION,
    CUSTOM,
    COPIES;

    /// Those of a list with commas; what is no property is left out.
    static Set<ListProperty> of(String names) {
        Set<ListProperty> found = EnumSet.noneOf(ListProperty.class);
        for (String name : names.split(",", -1)) {
            named(name.strip().toLowerCase(Locale.ROOT)).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<ListProperty> named(String name) {
        return switch (name) {
            case "size" -> Optional.of(SIZE);
            case "checksum" -> Optional.of(CHECKSUM);
            case "atime" -> Optional.of(ATIME);
            case "version" -> Optional.of(VERSION);
            case "location", "target_url" -> Optional.of(LOCATION);
            case "custom" -> Optional.of(CUSTOM);
            case "copies" -> Optional.of(COPIES);
            default -> Optional.empty();
        };
    }
}
