package org.distributornode.domain.integration;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Reads UUIDs strictly; the JDK takes shorter groups as well.
final class Uuids {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Uuids() {}

    static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
