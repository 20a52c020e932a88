package org.distributornode.adapters.storage.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/// An open connection to another node. Used by one thread at a time.
final class Connection {

    /// Where reads of heads and chunk sizes come from; larger reads go past it.
    private static final int BUFFER = 8 * 1024;

    private final Lifeline line;
    private final SocketChannel channel;
    private final Socket socket;
    private final InputStream in;

    /// @param socket of the channel, or over it
    Connection(Lifeline line, SocketChannel channel, Socket socket) throws IOException {
        this.line = line;
        this.channel = channel;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    Lifeline line() {
        return line;
    }

    /// @param bytes in an array
    void write(ByteBuffer bytes) throws IOException {
        socket.getOutputStream().write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    InputStream in() {
        return in;
    }

    /// How long the next reads may wait for a byte each.
    void waitAtMost(long nanos) throws IOException {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos + TimeUnit.MILLISECONDS.toNanos(1) - 1);
        socket.setSoTimeout(Math.clamp(millis, 1, Integer.MAX_VALUE));
    }

    /// Whether another request may follow: nothing has come that was not asked for, not even the end.
    boolean isQuiet() {
        try {
            channel.configureBlocking(false);
            int read = in.available() > 0 ? 1 : channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return read == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
