package org.distributornode.domain.checksum;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What tells the content of an object from another.
///
/// @param value lower-case hexadecimal digits; empty for [ChecksumType#NONE]
public record Checksum(ChecksumType type, String value) {

    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]*");

    public static final Checksum NONE = new Checksum(ChecksumType.NONE, "");

    public Checksum {
        if (value.length() != 2 * type.bytes() || !DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException("no " + type.text() + ": " + value);
        }
    }

    /// From a value in digits of either case; empty if it is none of this type.
    public static Optional<Checksum> parse(ChecksumType type, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return lower.length() == 2 * type.bytes() && DIGITS.matcher(lower).matches()
                ? Optional.of(new Checksum(type, lower))
                : Optional.empty();
    }

    /// Whether it says anything.
    public boolean isPresent() {
        return type != ChecksumType.NONE;
    }

    @Override
    public String toString() {
        return type.text() + " " + value;
    }
}
