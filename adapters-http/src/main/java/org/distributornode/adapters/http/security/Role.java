package org.distributornode.adapters.http.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the bearer of a token may do. Each includes those before it.
public enum Role {
    /// See how the node is.
    READ,
    /// Change it.
    OPERATE;

    public boolean allows(Role needed) {
        return compareTo(needed) >= 0;
    }

    /// As tokens spell it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> named(String text) {
        return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
    }
}
