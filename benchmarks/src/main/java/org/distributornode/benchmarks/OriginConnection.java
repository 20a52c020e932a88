package org.distributornode.benchmarks;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One connection to a source: GET and HEAD, single ranges (RFC 9110, 14.1.2), keep-alive, no pipelining.
final class OriginConnection {

    private static final Pattern REQUEST = Pattern.compile("(GET|HEAD) \\S*?(\\d+) HTTP/1\\.1\r\n");
    private static final Pattern RANGE =
            Pattern.compile("\r\nrange: *bytes=(\\d+)-(\\d*)\r\n", Pattern.CASE_INSENSITIVE);
    private static final String MODIFIED = "Sat, 01 Nov 2025 00:00:00 GMT";

    /// What a connection may send before it is another one's turn.
    private static final int TURN_BYTES = 32 * 1024;

    private final Origin origin;
    private final SocketChannel socket;
    private final ByteBuffer received = ByteBuffer.allocate(16 * 1024);

    private OriginConnection(Origin origin, SocketChannel socket) {
        this.origin = origin;
        this.socket = socket;
    }

    /// Answers until the other side leaves.
    static void serve(Origin origin, SocketChannel socket) {
        try (socket) {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            new OriginConnection(origin, socket).answerAll();
        } catch (IOException | InterruptedException left) {
            // a client that has gone needs no answer
        }
    }

    private void answerAll() throws IOException, InterruptedException {
        while (true) {
            Optional<String> head = nextHead();
            if (head.isEmpty()) {
                return;
            }
            origin.begin();
            try {
                answer(head.get());
            } finally {
                origin.end();
            }
        }
    }

    private Optional<String> nextHead() throws IOException {
        received.clear();
        while (true) {
            if (!received.hasRemaining() || socket.read(received) < 0) {
                return Optional.empty();
            }
            String text = new String(received.array(), 0, received.position(), StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) {
                return Optional.of(text);
            }
        }
    }

    private void answer(String head) throws IOException, InterruptedException {
        Matcher request = REQUEST.matcher(head);
        Optional<Stored> found = request.lookingAt() ? origin.find(Long.parseLong(request.group(2))) : Optional.empty();
        if (found.isEmpty()) {
            write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        Stored object = found.get();
        boolean get = request.group(1).equals("GET");
        if (get) {
            object.countRequest();
        }
        Matcher range = RANGE.matcher(head);
        boolean part = range.find();
        long from = part ? Long.parseLong(range.group(1)) : 0;
        long end = part && !range.group(2).isEmpty()
                ? Math.min(object.size(), Long.parseLong(range.group(2)) + 1)
                : object.size();
        if (from >= end) {
            write("HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\nContent-Range: bytes */" + object.size()
                    + "\r\n\r\n");
            return;
        }
        write(responseHead(object, part, from, end));
        if (get) {
            send(object, from, end);
        }
    }

    private static String responseHead(Stored object, boolean part, long from, long end) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
        return (part ? "HTTP/1.1 206 Partial Content" : "HTTP/1.1 200 OK") + "\r\nDate: " + date
                + "\r\nContent-Type: video/mp4\r\nContent-Length: " + (end - from)
                + (part ? "\r\nContent-Range: bytes " + from + "-" + (end - 1) + "/" + object.size() : "")
                + "\r\nETag: \"" + object.id() + "-" + object.size() + "\"\r\nLast-Modified: " + MODIFIED
                + "\r\nAccept-Ranges: bytes\r\nCache-Control: public, max-age=31536000\r\n\r\n";
    }

    private void send(Stored object, long from, long end) throws IOException, InterruptedException {
        for (long position = from; position < end; ) {
            int turn = object.passing(position, (int) Math.min(TURN_BYTES, end - position));
            origin.uplink().take(turn);
            writeAll(origin.content().at(position, turn));
            object.countSent(turn);
            position += turn;
        }
    }

    private void write(String text) throws IOException {
        writeAll(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private void writeAll(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }
}
