package org.distributornode.adapters.http.testserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One answer as it came over the wire.
///
/// @param head status line and header lines
/// @param body Latin-1 text of the bytes that came; fewer than promised if the connection ended early
public record Answer(List<String> head, String body) {

    static Answer read(DataInputStream in, boolean bodiless) throws IOException {
        List<String> head = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.add(line);
        }
        Answer bare = new Answer(head, "");
        boolean empty = bodiless || head.isEmpty() || bare.status() == 204 || bare.status() == 304;
        int length =
                empty ? 0 : bare.header("Content-Length").map(Integer::parseInt).orElse(0);
        return new Answer(head, new String(in.readNBytes(length), ISO_8859_1));
    }

    /// Whether the connection ended before a head came.
    public boolean isMissing() {
        return head.isEmpty();
    }

    public int status() {
        return Integer.parseInt(head.getFirst().split(" ", -1)[1]);
    }

    public Optional<String> header(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ": ";
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .findFirst();
    }

    /// The header lines but for the date and the request's id, which differ from answer to answer.
    public List<String> headers() {
        return head.stream()
                .skip(1)
                .filter(line -> !line.toLowerCase(Locale.ROOT).matches("(date|x-request-id):.*"))
                .toList();
    }

    public boolean isWhole() {
        return header("Content-Length").map(Integer::parseInt).orElse(-1) == body.length();
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
