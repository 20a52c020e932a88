package org.distributornode.adapters.http.testserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A client of HTTP/2 that sends just the frames it is told and shows just the frames that come (RFC 9113).
public final class RawHttp2 implements AutoCloseable {

    public static final int DATA = 0;
    public static final int HEADERS = 1;
    public static final int RST_STREAM = 3;
    public static final int SETTINGS = 4;
    public static final int PING = 6;
    public static final int GOAWAY = 7;
    public static final int WINDOW_UPDATE = 8;
    public static final int CONTINUATION = 9;

    /// What [Frame#error()] is if a client does too much of something.
    public static final int ENHANCE_YOUR_CALM = 11;

    public static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int HEAD_BYTES = 9;
    private static final int INITIAL_WINDOW_SIZE = 4;
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private Optional<ByteArrayOutputStream> gathered = Optional.empty();

    /// @param window bytes that the node may send on each stream before it is allowed more
    public RawHttp2(Socket socket, int window) {
        try {
            socket.setTcpNoDelay(true);
            this.socket = socket;
            this.in = new DataInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
            out.write(PREFACE);
            byte[] settings = {
                0,
                INITIAL_WINDOW_SIZE,
                (byte) (window >> 24),
                (byte) (window >> 16),
                (byte) (window >> 8),
                (byte) window
            };
            send(SETTINGS, 0, 0, settings);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// @param payload a character for each byte
    public record Frame(int type, int flags, int stream, String payload) {

        public boolean isEnd() {
            return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
        }

        /// Of a RST_STREAM, or of a GOAWAY; all that there are fit into its last byte.
        public int error() {
            return payload.charAt(type == GOAWAY ? 7 : 3);
        }
    }

    /// Asks on that stream, which must be odd and higher than all before.
    ///
    /// @param fields names and values in turn
    public void get(int stream, String path, String... fields) {
        open(stream, path, END_STREAM, fields);
    }

    /// A request whose body is still to come.
    public void begin(int stream, String path, String... fields) {
        open(stream, path, 0, fields);
    }

    /// A request of just those fields, whether they make one or not.
    ///
    /// @param fields names and values in turn
    public void ask(int stream, String... fields) {
        send(HEADERS, END_STREAM | END_HEADERS, stream, literals(fields));
    }

    private void open(int stream, String path, int flags, String... fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0x82); // :method GET
        block.write(0x87); // :scheme https
        literal(block, 4, path);
        literal(block, 1, "localhost");
        block.writeBytes(literals(fields));
        send(HEADERS, flags | END_HEADERS, stream, block.toByteArray());
    }

    public void reset(int stream) {
        send(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
    }

    /// Allows so many bytes more, on the connection for stream 0.
    public void allow(int stream, int bytes) {
        send(WINDOW_UPDATE, 0, stream, new byte[] {
            (byte) (bytes >> 24), (byte) (bytes >> 16), (byte) (bytes >> 8), (byte) bytes
        });
    }

    public void send(int type, int flags, int stream, byte[] payload) {
        send(frame(type, flags, stream, payload));
    }

    /// So many times the same of the connection, at once.
    public void repeat(int times, int type, byte[] payload) {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            frames.writeBytes(frame(type, 0, 0, payload));
        }
        send(frames.toByteArray());
    }

    /// Has what `frames` sends leave at once, so that nothing is sent any more once the node has ended the connection
    /// for it. Up to 16 KiB reach the node as one.
    public void atOnce(Runnable frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        gathered = Optional.of(all);
        try {
            frames.run();
        } finally {
            gathered = Optional.empty();
        }
        send(all.toByteArray());
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(HEAD_BYTES + payload.length);
        frame.putInt(payload.length << 8 | type).put((byte) flags).putInt(stream);
        return frame.put(payload).array();
    }

    /// At once: pieces would wait for acknowledgements.
    private void send(byte[] bytes) {
        if (gathered.isPresent()) {
            gathered.get().writeBytes(bytes);
            return;
        }
        try {
            out.write(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The next frame; empty once the node has ended the connection.
    public Optional<Frame> read() {
        try {
            int first = in.readInt();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            byte[] payload = new byte[first >>> 8];
            in.readFully(payload);
            return Optional.of(
                    new Frame(first & 0xff, flags, stream, new String(payload, StandardCharsets.ISO_8859_1)));
        } catch (EOFException | SocketException _) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The next frame of that type; empty if the connection ends before.
    public Optional<Frame> read(int type) {
        Optional<Frame> frame = read();
        while (frame.isPresent() && frame.get().type() != type) {
            frame = read();
        }
        return frame;
    }

    /// How many bytes of data come on that stream until it ends; allows as many more at once. Other streams get no
    /// further than they may.
    public long drain(int stream) {
        return content(stream).length();
    }

    /// The data that come on that stream until it ends, a character for each byte.
    public String content(int stream) {
        StringBuilder content = new StringBuilder();
        for (Frame frame = read().orElseThrow(); ; frame = read().orElseThrow()) {
            boolean ours = frame.stream() == stream;
            int length = frame.type() == DATA ? frame.payload().length() : 0;
            content.append(ours && length > 0 ? frame.payload() : "");
            if (ours && (frame.isEnd() || frame.type() == RST_STREAM)) {
                return content.toString();
            }
            if (length > 0) {
                allowIfOpen(0, length);
                if (ours) {
                    allowIfOpen(stream, length);
                }
            }
        }
    }

    /// The node may have ended the connection meanwhile; its end is read all the same.
    private void allowIfOpen(int stream, int bytes) {
        try {
            allow(stream, bytes);
        } catch (UncheckedIOException ended) {
            assertThat(ended).hasCauseInstanceOf(SocketException.class);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] literals(String... fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            block.write(0);
            text(block, fields[i]);
            text(block, fields[i + 1]);
        }
        return block.toByteArray();
    }

    /// A field that is not remembered, its name from the static table (RFC 7541, section 6.2.2).
    private static void literal(ByteArrayOutputStream block, int name, String value) {
        block.write(name);
        text(block, value);
    }

    private static void text(ByteArrayOutputStream block, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
        int rest = bytes.length - 127;
        if (rest < 0) {
            block.write(bytes.length);
        } else {
            block.write(127);
            while (rest > 127) {
                block.write((rest & 127) | 128);
                rest >>= 7;
            }
            block.write(rest);
        }
        block.writeBytes(bytes);
    }
}
