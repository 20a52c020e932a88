package org.distributornode.adapters.http.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distributornode.domain.content.RangeRequest;

/// A Range field, read (RFC 9110, section 14.2).
sealed interface RangeHeader {

    Pattern SPEC = Pattern.compile("([0-9]*)[ \\t]*-[ \\t]*([0-9]*)");

    /// In a unit that is not served, so as if it were absent.
    record Ignored() implements RangeHeader {}

    /// In bytes, but not readable.
    record Unparsable() implements RangeHeader {}

    /// @param parts the parts asked for, in the client's order; those that end before they begin are left out
    record Parts(List<RangeRequest> parts) implements RangeHeader {
        public Parts {
            parts = List.copyOf(parts);
        }
    }

    /// Reads `field`; positions too large for 63 bits count as the largest.
    static RangeHeader parse(String field) {
        int equals = field.indexOf('=');
        if (equals < 0
                || !field.substring(0, equals).strip().toLowerCase(Locale.ROOT).equals("bytes")) {
            return new Ignored();
        }
        List<RangeRequest> parts = new ArrayList<>();
        boolean named = false;
        for (String element : field.substring(equals + 1).split(",", -1)) {
            String text = element.strip();
            if (text.isEmpty()) {
                continue;
            }
            Matcher spec = SPEC.matcher(text);
            if (!spec.matches() || (spec.group(1).isEmpty() && spec.group(2).isEmpty())) {
                return new Unparsable();
            }
            named = true;
            part(spec.group(1), spec.group(2)).ifPresent(parts::add);
        }
        return named ? new Parts(parts) : new Unparsable();
    }

    private static Optional<RangeRequest> part(String first, String last) {
        if (first.isEmpty()) {
            return Optional.of(new RangeRequest.Last(number(last)));
        }
        if (last.isEmpty()) {
            return Optional.of(new RangeRequest.From(number(first)));
        }
        return number(first) <= number(last)
                ? Optional.of(new RangeRequest.Between(number(first), number(last)))
                : Optional.empty();
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException _) {
            return Long.MAX_VALUE;
        }
    }
}
