package org.distributornode.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the parts of a `multipart/byteranges` answer (RFC 9110 section 14.6).
final class Multipart {

    private static final String PREFIX = "multipart/byteranges; boundary=";

    private Multipart() {}

    /// @param head the part's header lines
    /// @param text its bytes as Latin-1 text
    record Part(List<String> head, String text) {

        byte[] body() {
            return text.getBytes(ISO_8859_1);
        }
    }

    static List<Part> read(Reply reply) {
        String type = reply.header("content-type");
        if (!type.startsWith(PREFIX)) {
            throw new AssertionError(type);
        }
        String boundary = "\r\n--" + type.substring(PREFIX.length()).replace("\"", "");
        String text = "\r\n" + new String(reply.body(), ISO_8859_1);
        List<String> pieces = new ArrayList<>(List.of(text.split(Pattern.quote(boundary), -1)));
        if (!pieces.removeFirst().isBlank() || !pieces.removeLast().strip().equals("--")) {
            throw new AssertionError("not framed by " + boundary);
        }
        return pieces.stream().map(Multipart::part).toList();
    }

    private static Part part(String piece) {
        int end = piece.indexOf("\r\n\r\n");
        List<String> head = Arrays.asList(piece.substring(2, end).split("\r\n", -1));
        return new Part(head, piece.substring(end + 4));
    }
}
