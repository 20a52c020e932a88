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

/// A connection that makes one request after the other, moved on by the loop of [LoopClient].
final class KeptConnection {

    enum Progress {
        MORE,
        DONE,
        FAILED
    }

    private final Content content;
    private SocketChannel socket;
    private Receiving receiving;
    private Ask ask;
    private AnswerHead head = new AnswerHead();
    private long position;
    private long asked;
    private long answered;

    KeptConnection(Ask first, Content content) {
        this.ask = first;
        this.content = content;
    }

    void open(Selector selector) throws IOException {
        socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), ask.port()));
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.configureBlocking(false);
        socket.register(selector, SelectionKey.OP_READ, this);
        receiving = new Receiving(socket);
        ask(ask);
    }

    void ask(Ask next) throws IOException {
        ask = next;
        head = new AnswerHead();
        position = next.from();
        asked = System.nanoTime();
        ByteBuffer request = ByteBuffer.wrap(next.text().getBytes(StandardCharsets.ISO_8859_1));
        while (request.hasRemaining()) {
            socket.write(request);
        }
    }

    Progress proceed(SelectionKey key, ByteBuffer buffer) {
        try {
            if (!key.isReadable() || !receiving.read(buffer)) {
                return Progress.FAILED;
            }
        } catch (IOException broken) {
            return Progress.FAILED;
        }
        if (!head.isWhole()) {
            head.read(buffer);
            if (head.isWhole() && !head.problem(ask).isEmpty()) {
                return Progress.FAILED;
            }
        }
        if (buffer.hasRemaining() && !content.matches(position, buffer)) {
            return Progress.FAILED;
        }
        position += buffer.remaining();
        position += head.isWhole() ? receiving.drop(ask.end() - position) : 0;
        if (position < ask.end()) {
            return Progress.MORE;
        }
        answered = System.nanoTime();
        return position == ask.end() ? Progress.DONE : Progress.FAILED;
    }

    /// How long the last answer took.
    double microseconds() {
        return (answered - asked) / 1e3;
    }

    void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // that is what was wanted
        }
    }
}
