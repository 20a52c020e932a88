package org.distributornode.domain.store;

import java.util.Optional;

/// Names an object within its bucket: any Unicode text that could not lead anybody astray.
///
/// Names are ordered as their UTF-8 bytes are.
public record ObjectName(String text) implements Comparable<ObjectName> {

    /// The most bytes that a name has in UTF-8.
    public static final int LONGEST = 4096;

    public ObjectName {
        Optional<String> objection = objection(text);
        if (objection.isPresent()) {
            throw new IllegalArgumentException(objection.get());
        }
    }

    public static Optional<ObjectName> parse(String text) {
        return objection(text).isPresent() ? Optional.empty() : Optional.of(new ObjectName(text));
    }

    /// Why `text` is no name, as the end of a sentence that begins with "object name"; empty if it is one.
    public static Optional<String> objection(String text) {
        if (text.isEmpty()) {
            return Optional.of("is empty");
        }
        int bytes = utf8Length(text);
        if (bytes < 0) {
            return Optional.of("is not Unicode text");
        }
        if (bytes > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " bytes");
        }
        if (text.indexOf('\0') >= 0) {
            return Optional.of("has a NUL character");
        }
        if (text.endsWith("/")) {
            return Optional.of("ends with a slash");
        }
        return leadsUpwards(text) ? Optional.of("has the path element \"..\"") : Optional.empty();
    }

    private static boolean leadsUpwards(String text) {
        return text.equals("..") || text.startsWith("../") || text.endsWith("/..") || text.contains("/../");
    }

    /// How many bytes `text` has in UTF-8; -1 if it has a lone surrogate.
    private static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                return -1;
            }
        }
        return bytes;
    }

    @Override
    public int compareTo(ObjectName other) {
        return compare(text, other.text);
    }

    /// Compares as UTF-8 bytes do.
    public static int compare(String one, String other) {
        int shared = Math.min(one.length(), other.length());
        for (int i = 0; i < shared; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Integer.compare(rank(a), rank(b));
            }
        }
        return Integer.compare(one.length(), other.length());
    }

    /// Surrogates stand for characters behind all others.
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }

    @Override
    public String toString() {
        return text;
    }
}
