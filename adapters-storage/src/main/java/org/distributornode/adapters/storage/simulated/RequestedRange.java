package org.distributornode.adapters.storage.simulated;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What part of an object a `Range` header asks for (RFC 9110 section 14.2). Several ranges count as none.
sealed interface RequestedRange {

    Pattern SINGLE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    record Whole() implements RequestedRange {}

    record Part(long offset, long length) implements RequestedRange {}

    record Unsatisfiable() implements RequestedRange {}

    static RequestedRange parse(String header, long size) {
        Matcher matcher = SINGLE.matcher(header);
        if (!matcher.matches() || header.equals("bytes=-")) {
            return new Whole();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            long suffix = Math.min(size, Long.parseLong(last));
            return suffix == 0 ? new Unsatisfiable() : new Part(size - suffix, suffix);
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(last));
        return from > to ? new Unsatisfiable() : new Part(from, to - from + 1);
    }
}
