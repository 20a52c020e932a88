package org.distributornode.benchmarks;

import java.time.Duration;

/// A request that a client is going to make, over a connection of its own.
///
/// @param from first byte wanted
/// @param end behind the last byte wanted
/// @param ranged whether it is a range request
/// @param after when, from the beginning of the run
record Ask(int port, Stored object, long from, long end, boolean ranged, Duration after) {

    static Ask whole(int port, Stored object) {
        return new Ask(port, object, 0, object.size(), false, Duration.ZERO);
    }

    static Ask range(int port, Stored object, long from, int length) {
        return new Ask(port, object, from, from + length, true, Duration.ZERO);
    }

    Ask later(Duration time) {
        return new Ask(port, object, from, end, ranged, time);
    }

    long length() {
        return end - from;
    }

    String path() {
        return "/api/v1/assets/" + object.id();
    }

    /// The value of Range.
    String range() {
        return "bytes=" + from + "-" + (end - 1);
    }

    String text() {
        return "GET " + path() + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n"
                + (ranged ? "Range: " + range() + "\r\n" : "") + "\r\n";
    }
}
