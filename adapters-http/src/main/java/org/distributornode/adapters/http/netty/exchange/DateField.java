package org.distributornode.adapters.http.netty.exchange;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.distributornode.adapters.http.hit.HttpDate;

/// The Date field's value, for any thread.
final class DateField {

    private final InstantSource clock;
    private volatile Spelled last = new Spelled(Long.MIN_VALUE, "");

    DateField(InstantSource clock) {
        this.clock = clock;
    }

    String now() {
        long second = Math.floorDiv(clock.millis(), 1000L);
        Spelled known = last;
        if (known.second != second) {
            known = new Spelled(second, new String(new HttpDate(clock).now(), StandardCharsets.US_ASCII));
            last = known;
        }
        return known.text;
    }

    private record Spelled(long second, String text) {}
}
