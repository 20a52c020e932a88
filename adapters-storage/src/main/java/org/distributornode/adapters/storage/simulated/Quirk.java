package org.distributornode.adapters.storage.simulated;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// One way in which a simulated storage node departs from an honest, fast one. Quirks can be combined.
public sealed interface Quirk {

    /// Answers nothing until the gate opens.
    record HeadGate(Gate gate) implements Quirk {}

    /// Waits that long before every answer.
    record HeadDelay(Duration delay) implements Quirk {}

    /// Sends each body at this rate at most.
    record BytesPerSecond(long rate) implements Quirk {}

    /// Sends that many bytes of the body, waits for the gate and then sends the rest.
    record HangAfter(long bytes, Gate gate) implements Quirk {}

    /// Sends the bytes below this position of the object, waits for the gate and then sends the rest.
    record HangAt(long position, Gate gate) implements Quirk {}

    /// Sends the bytes from this position of the object on at this rate at most.
    record CrawlFrom(long position, long bytesPerSecond) implements Quirk {}

    /// Sends each body through an uplink that other answers, of other nodes too, may share.
    record Through(Uplink uplink) implements Quirk {}

    /// Sends the bytes below this position of the object and closes the connection.
    record CutAt(long position) implements Quirk {}

    /// Sends that many bytes of the body and closes the connection.
    record CloseAfter(long bytes) implements Quirk {}

    /// Sends that many bytes of the body and resets the connection.
    record ResetAfter(long bytes) implements Quirk {}

    /// Closes the connection without an answer.
    record NoAnswer() implements Quirk {}

    /// Inverts the byte at this position of the object.
    record FlipAt(long position) implements Quirk {}

    /// Announces this `Content-Length`, sends what it would have sent and closes the connection.
    record DeclareLength(long length) implements Quirk {}

    /// Sends that many zero bytes more than it announced and closes the connection.
    record ExtraBytes(long count) implements Quirk {}

    /// Sends the body in chunks without a `Content-Length`.
    record Chunked() implements Quirk {}

    /// Answers a request for a range with the whole object.
    record IgnoreRange() implements Quirk {}

    /// Says this in `Content-Range` of a partial answer.
    record ContentRange(String value) implements Quirk {}

    /// Says this in `Content-Type`.
    record ContentType(String value) implements Quirk {}

    /// Answers with this instead of the object.
    record Answer(int status, Map<String, String> headers, String body) implements Quirk {}

    static Quirk notFound() {
        return new Answer(404, Map.of(), "");
    }

    static Quirk serverError() {
        return new Answer(
                500, Map.of("Content-Type", "application/json"), "{\"type\":\"exception\",\"message\":\"broken\"}");
    }

    static Quirk redirect(URI location) {
        return new Answer(302, Map.of("Location", location.toString()), "");
    }

    /// A page with status 200, as a captive portal gives it.
    static Quirk html() {
        return new Answer(200, Map.of("Content-Type", "text/html"), "<!doctype html><title>Log in</title>");
    }
}
