package org.distributornode.adapters.http.hit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The Date field's value, made anew each second (RFC 9110, section 6.6.1). For one thread.
public final class HttpDate {

    /// In bytes.
    public static final int LENGTH = 29;

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private long second = Long.MIN_VALUE;
    private byte[] text = new byte[0];

    public HttpDate(InstantSource clock) {
        this.clock = clock;
    }

    /// The time now; the array is not to be changed.
    public byte[] now() {
        long millis = clock.millis();
        long now = Math.floorDiv(millis, 1000L);
        if (now != second) {
            second = now;
            text = FORMAT.format(Instant.ofEpochSecond(now)).getBytes(StandardCharsets.US_ASCII);
        }
        return text;
    }
}
