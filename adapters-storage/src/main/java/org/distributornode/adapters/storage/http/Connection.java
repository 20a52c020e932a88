package org.distributornode.adapters.storage.http;

import java.io.IOException;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/// An open connection to another node. Whoever waits for it does so without end, and has its [Lifeline] cut in
/// time. Used by one thread at a time.
final class Connection {

    private final Lifeline line;
    private final SocketChannel channel;
    private final Socket socket;
    private final Incoming in;
    private final boolean plain;

    /// @param socket of the channel, or over it
    Connection(Lifeline line, SocketChannel channel, Socket socket) throws IOException {
        this.line = line;
        this.channel = channel;
        this.socket = socket;
        this.plain = socket.equals(channel.socket());
        this.in = new Incoming(socket.getInputStream(), plain ? channel : Channels.newChannel(socket.getInputStream()));
    }

    Lifeline line() {
        return line;
    }

    /// @param bytes in an array
    void write(ByteBuffer bytes) throws IOException {
        socket.getOutputStream().write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    }

    Incoming in() {
        return in;
    }

    /// Whether a read gives all that has come. Over TLS it gives one record.
    boolean givesAll() {
        return plain;
    }

    /// How many bytes the system receives ahead of us at present.
    int room() throws IOException {
        return channel.getOption(StandardSocketOptions.SO_RCVBUF);
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
