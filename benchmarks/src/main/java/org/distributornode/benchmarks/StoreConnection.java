package org.distributornode.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A connection that makes one request after the other, moved on by the loop of [StoreLoop].
final class StoreConnection {

    private static final int LOOKED_AT = 128;

    private final Content content;
    private final SocketChannel socket;
    private final SelectionKey key;
    private StoreCall call;
    private ByteBuffer head;
    private long sent;
    private String answer = "";
    private boolean begun;
    private long length;
    private long got;
    private String end = "";
    private long asked;

    StoreConnection(int port, Selector selector, Content content) throws IOException {
        this.content = content;
        this.socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.configureBlocking(false);
        this.key = socket.register(selector, SelectionKey.OP_READ, this);
    }

    void ask(StoreCall next) throws IOException {
        call = next;
        head = ByteBuffer.wrap(next.head());
        sent = 0;
        answer = "";
        begun = false;
        length = 0;
        got = 0;
        end = "";
        asked = System.nanoTime();
        send();
    }

    /// @return whether the request has been answered
    /// @throws IOException if it was not, or by something else
    boolean proceed(ByteBuffer buffer) throws IOException {
        if (key.isWritable()) {
            send();
        }
        if (!key.isReadable()) {
            return false;
        }
        buffer.clear();
        if (socket.read(buffer) < 0) {
            throw new IOException("ended by the server");
        }
        buffer.flip();
        if (!begun) {
            readHead(buffer);
        }
        if (begun && buffer.hasRemaining()) {
            if (call.wanted() >= 0 && !content.matches(got, buffer)) {
                throw new IOException("wrong bytes");
            }
            got += buffer.remaining();
            if (!call.ending().isEmpty()) {
                keepEnd(buffer);
            }
        }
        if (begun && got == length && !call.ending().isEmpty() && !end.contains(call.ending())) {
            throw new IOException("the list does not end with " + call.ending());
        }
        return begun && got == length;
    }

    private void keepEnd(ByteBuffer buffer) {
        int kept = Math.min(LOOKED_AT, buffer.remaining());
        byte[] tail = new byte[kept];
        buffer.get(buffer.limit() - kept, tail);
        String all = end + new String(tail, StandardCharsets.ISO_8859_1);
        end = all.substring(Math.max(0, all.length() - LOOKED_AT));
    }

    private void readHead(ByteBuffer buffer) throws IOException {
        int before = answer.length();
        byte[] bytes = new byte[Math.min(buffer.remaining(), 4096)];
        buffer.get(buffer.position(), bytes);
        answer += new String(bytes, StandardCharsets.ISO_8859_1);
        int close = answer.indexOf("\r\n\r\n");
        if (close < 0) {
            buffer.position(buffer.limit());
            return;
        }
        buffer.position(buffer.position() + close + 4 - before);
        begun = true;
        if (!answer.startsWith("HTTP/1.1 2")) {
            throw new IOException(answer.substring(0, answer.indexOf('\r')));
        }
        int field = answer.toLowerCase(Locale.ROOT).indexOf("\r\ncontent-length:");
        length = field < 0 || field > close
                ? 0
                : Long.parseLong(answer.substring(field + 17, answer.indexOf('\r', field + 2))
                        .strip());
        if (call.wanted() >= 0 && length != call.wanted()) {
            throw new IOException("another length: " + length);
        }
    }

    private void send() throws IOException {
        if (head.hasRemaining()) {
            ByteBuffer first = content.at(0, (int) Math.min(Content.LONGEST, call.sent()));
            socket.write(new ByteBuffer[] {head, first});
            sent = first.position();
        }
        while (!head.hasRemaining() && sent < call.sent()) {
            ByteBuffer piece = content.at(sent, (int) Math.min(Content.LONGEST, call.sent() - sent));
            int count = socket.write(piece);
            sent += count;
            if (piece.hasRemaining()) {
                break;
            }
        }
        boolean more = head.hasRemaining() || sent < call.sent();
        key.interestOps(more ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /// Since the last request began.
    double microseconds() {
        return (System.nanoTime() - asked) / 1e3;
    }

    void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // that is what was wanted
        }
    }
}
