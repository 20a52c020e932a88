package org.distributornode.adapters.storage.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Status line and header fields of an answer (RFC 9112 sections 4 and 5).
///
/// @param persists whether the connection may serve another request
/// @param fields values in order, by name; names compare without regard to case
/// @param declaredLength what `Content-Length` says; -1 if there is none
record ResponseHead(int status, boolean persists, long declaredLength, Map<String, List<String>> fields) {

    static final int MOST_BYTES = 64 * 1024;

    private static final Pattern STATUS_LINE =
            Pattern.compile("HTTP/1\\.([01]) ([1-5][0-9]{2})(?: .*)?", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    /// Reads the head of the next answer, interim ones (RFC 9110 section 15.2) left out.
    ///
    /// @throws ProtocolException if it is no head of HTTP/1.1, or longer than [#MOST_BYTES]
    static ResponseHead read(InputStream in) throws IOException {
        Lines lines = new Lines(in, MOST_BYTES);
        ResponseHead head = readOne(lines);
        while (head.status / 100 == 1) {
            if (head.status == 101) {
                throw new ProtocolException("switches to another protocol");
            }
            head = readOne(lines);
        }
        return head;
    }

    private static ResponseHead readOne(Lines lines) throws IOException {
        Matcher status = STATUS_LINE.matcher(lines.next());
        if (!status.matches()) {
            throw new ProtocolException("no status line");
        }
        Map<String, List<String>> fields = fields(lines);
        boolean closes = fields.getOrDefault("connection", List.of()).stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("close"));
        return new ResponseHead(
                Integer.parseInt(status.group(2)),
                status.group(1).equals("1") && !closes,
                declaredLength(fields),
                fields);
    }

    private static Map<String, List<String>> fields(Lines lines) throws IOException {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            int colon = line.indexOf(':');
            if (colon < 0 || !NAME.matcher(line.substring(0, colon)).matches()) {
                throw new ProtocolException("no header field");
            }
            String value = line.substring(colon + 1).strip();
            fields.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
                    .add(value);
        }
        return fields;
    }

    Optional<String> first(String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst();
    }

    /// What `Content-Length` says; empty if there is none.
    OptionalLong length() {
        return declaredLength < 0 ? OptionalLong.empty() : OptionalLong.of(declaredLength);
    }

    private static long declaredLength(Map<String, List<String>> fields) throws ProtocolException {
        List<String> values = fields.getOrDefault("content-length", List.of()).stream()
                .distinct()
                .toList();
        if (values.isEmpty()) {
            return -1;
        }
        if (values.size() > 1 || !LENGTH.matcher(values.getFirst()).matches()) {
            throw new ProtocolException("no such length");
        }
        return Long.parseLong(values.getFirst());
    }

    /// Lines that end in CRLF, or in LF alone; each byte is a character.
    static final class Lines {

        private final InputStream in;
        private int left;

        /// @param most bytes in all
        Lines(InputStream in, int most) {
            this.in = in;
            this.left = most;
        }

        String next() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int read = in.read(); read != '\n'; read = in.read()) {
                if (read < 0) {
                    throw new EOFException("ended within a head");
                }
                if (--left < 0) {
                    throw new ProtocolException("too long a head");
                }
                line.append((char) read);
            }
            int end = line.length() - 1;
            if (end >= 0 && line.charAt(end) == '\r') {
                line.setLength(end);
            }
            return line.toString();
        }
    }
}
