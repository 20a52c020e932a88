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

/// One request on its way, moved on by the loop of [Client].
final class Exchange {

    private final Ask ask;
    private final Content content;
    private final AnswerHead head = new AnswerHead();
    private SocketChannel socket;
    private long position;
    private long opened;
    private double firstByte = Double.NaN;
    private double total = Double.NaN;
    private String problem = "";

    Exchange(Ask ask, Content content) {
        this.ask = ask;
        this.content = content;
        this.position = ask.from();
    }

    Ask ask() {
        return ask;
    }

    boolean isOver() {
        return !Double.isNaN(total);
    }

    void open(Selector selector) {
        opened = System.nanoTime();
        try {
            socket = SocketChannel.open();
            socket.configureBlocking(false);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            boolean connected = socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), ask.port()));
            SelectionKey key = socket.register(selector, SelectionKey.OP_CONNECT, this);
            if (connected) {
                send(key);
            }
        } catch (IOException failure) {
            end(failure.toString());
        }
    }

    /// Does what the socket is ready for.
    void proceed(SelectionKey key, ByteBuffer buffer) {
        try {
            if (key.isConnectable()) {
                socket.finishConnect();
                send(key);
            } else {
                receive(buffer);
            }
        } catch (IOException failure) {
            end(failure.toString());
        }
    }

    private void send(SelectionKey key) throws IOException {
        ByteBuffer request = ByteBuffer.wrap(ask.text().getBytes(StandardCharsets.ISO_8859_1));
        while (request.hasRemaining()) {
            socket.write(request);
        }
        key.interestOps(SelectionKey.OP_READ);
    }

    private void receive(ByteBuffer buffer) throws IOException {
        Receiving receiving = new Receiving(socket);
        if (!receiving.read(buffer)) {
            end("cut off after " + (position - ask.from()) + " of " + ask.length() + " bytes");
            return;
        }
        if (!head.isWhole()) {
            head.read(buffer);
            String wrong = head.isWhole() ? head.problem(ask) : "";
            if (!wrong.isEmpty()) {
                end(wrong);
                return;
            }
        }
        if (buffer.hasRemaining()) {
            readBody(buffer, receiving);
        }
    }

    private void readBody(ByteBuffer buffer, Receiving receiving) {
        if (Double.isNaN(firstByte)) {
            firstByte = sinceOpened();
        }
        if (!content.matches(position, buffer)) {
            end("wrong bytes at " + position);
            return;
        }
        position += buffer.remaining();
        position += receiving.drop(ask.end() - position);
        if (position >= ask.end()) {
            end(position == ask.end() ? "" : "too many bytes");
        }
    }

    private double sinceOpened() {
        return (System.nanoTime() - opened) / 1e9;
    }

    /// Ends it; only the first end counts.
    void end(String why) {
        if (isOver()) {
            return;
        }
        total = sinceOpened();
        problem = why;
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException closing) {
            problem = problem.isEmpty() ? closing.toString() : problem;
        }
    }

    Outcome outcome() {
        return new Outcome(ask, problem, firstByte, total);
    }
}
