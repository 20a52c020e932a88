package org.distributornode.adapters.http.in.aistore.listing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.distributornode.adapters.http.in.aistore.Refused;

/// How times are written, by the patterns that clients in Go have names for. Always in UTC.
final class TimeForm {

    private static final Map<String, String> PATTERNS = Map.ofEntries(
            Map.entry("", "dd MMM yy HH:mm 'UTC'"),
            Map.entry("02 Jan 06 15:04 MST", "dd MMM yy HH:mm 'UTC'"),
            Map.entry("02 Jan 06 15:04 -0700", "dd MMM yy HH:mm '+0000'"),
            Map.entry("Monday, 02-Jan-06 15:04:05 MST", "EEEE, dd-MMM-yy HH:mm:ss 'UTC'"),
            Map.entry("Mon, 02 Jan 2006 15:04:05 MST", "EEE, dd MMM yyyy HH:mm:ss 'UTC'"),
            Map.entry("Mon, 02 Jan 2006 15:04:05 -0700", "EEE, dd MMM yyyy HH:mm:ss '+0000'"),
            Map.entry("2006-01-02T15:04:05Z07:00", "yyyy-MM-dd'T'HH:mm:ss'Z'"),
            Map.entry("2006-01-02T15:04:05.999999999Z07:00", "yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'"),
            Map.entry("2006-01-02 15:04:05", "yyyy-MM-dd HH:mm:ss"),
            Map.entry("Jan _2 15:04:05.000", "MMM ppd HH:mm:ss.SSS"),
            Map.entry("Jan _2 15:04:05", "MMM ppd HH:mm:ss"));

    /// The one that nobody has to ask for (RFC 822 with two digits for the year).
    static final TimeForm STANDARD = named("");

    private final DateTimeFormatter formatter;

    private TimeForm(DateTimeFormatter formatter) {
        this.formatter = formatter;
    }

    /// @throws Refused if it is not known
    static TimeForm named(String form) {
        String pattern = PATTERNS.get(form);
        if (pattern == null) {
            throw Refused.invalid("unknown time_format \"" + form + "\"");
        }
        return new TimeForm(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC));
    }

    String text(Instant time) {
        return formatter.format(time);
    }
}
