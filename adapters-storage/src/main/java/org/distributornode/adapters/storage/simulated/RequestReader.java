package org.distributornode.adapters.storage.simulated;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads HTTP/1.1 requests off a connection, one after the other (RFC 9112 section 2).
final class RequestReader {

    private static final int LONGEST_LINE = 16 * 1024;

    private final InputStream in;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /// The next request, its body skipped; empty if the client has closed the connection.
    Optional<ReceivedRequest> next() throws IOException {
        String line = line();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        String[] words = line.split(" ", -1);
        if (words.length != 3) {
            throw new IOException("not a request line: " + line);
        }
        Map<String, String> headers = headers();
        in.skipNBytes(Long.parseLong(headers.getOrDefault("content-length", "0")));
        return Optional.of(new ReceivedRequest(words[0], words[1], headers));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("not a header: " + line);
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (line.length() == LONGEST_LINE) {
                throw new EOFException("a line without an end");
            }
            line.append((char) next);
            next = in.read();
        }
        return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
    }
}
