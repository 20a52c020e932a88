package org.distributornode.adapters.http.testserver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/// A client that sends just the bytes it is told and shows just the bytes that come.
public final class RawClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final DataInputStream in;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    public static RawClient connect(int port) {
        return connect(port, 0);
    }

    /// @param receiveBuffer bytes; 0 for the system's choice
    public static RawClient connect(int port, int receiveBuffer) {
        try {
            Socket socket = new Socket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return new RawClient(socket);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Over a connection that is there already.
    public static RawClient over(Socket connected) {
        try {
            return new RawClient(connected);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Socket socket() {
        return socket;
    }

    public void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// @param head whether the answer has no body whatever it says
    public Answer read(boolean head) {
        try {
            return Answer.read(in, head);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Sends a request with a Host field and the given header lines, and reads its answer.
    public Answer ask(String method, String target, String... lines) {
        send(request(method, target, lines));
        return read(method.equals("HEAD"));
    }

    public static String request(String method, String target, String... lines) {
        StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String line : lines) {
            text.append(line).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    /// All that comes until the node ends the connection, as Latin-1 text.
    public String rest() {
        try {
            return new String(in.readAllBytes(), ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Whether the node ends the connection, with nothing more sent.
    public boolean isEnded() {
        try {
            return in.read() < 0;
        } catch (SocketException reset) {
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Reads and forgets `count` bytes.
    public void skip(int count) {
        try {
            in.readFully(new byte[count]);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
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
}
