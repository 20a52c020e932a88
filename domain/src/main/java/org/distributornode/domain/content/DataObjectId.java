package org.distributornode.domain.content;

import java.util.Optional;

/// The number of a data object: unsigned, 64 bits, written in decimal without leading zeros.
///
/// @param bits the number; read it as unsigned
public record DataObjectId(long bits) implements Comparable<DataObjectId> {

    /// Matches every whole id and nothing else but some numbers of 2^64 and more.
    public static final String PATTERN = "(0|[1-9][0-9]{0,19})";

    private static final int MOST_DIGITS = 20;

    /// The id that `text` spells, or empty if no object can have that name: other characters than
    /// digits, a leading zero, or a number of 2^64 and more.
    public static Optional<DataObjectId> parse(String text) {
        if (!isDecimal(text) || text.length() > MOST_DIGITS || (text.length() > 1 && text.charAt(0) == '0')) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DataObjectId(Long.parseUnsignedLong(text)));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// Whether `text` consists of at least one ASCII digit and nothing else.
    public static boolean isDecimal(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public int compareTo(DataObjectId other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }
}
