package org.distributornode.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;

/// The very bytes that a node sends.
final class Wire {

    private static final int PATIENCE_MILLIS = 120_000;

    private Wire() {}

    /// Sends a request that asks for the end of the connection, and reads up to that end.
    static Text exchange(int port, String requestLine, String... headerLines) {
        return exchange(port, () -> {}, requestLine, headerLines);
    }

    /// @param afterHead run when the head has come and nothing after it has been looked at
    static Text exchange(int port, Runnable afterHead, String requestLine, String... headerLines) {
        StringBuilder request = new StringBuilder(requestLine + " HTTP/1.1\r\nHost: node\r\nConnection: close\r\n");
        for (String line : headerLines) {
            request.append(line).append("\r\n");
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(ISO_8859_1));
            String head = head(socket.getInputStream());
            afterHead.run();
            return new Text(head, new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// An answer as Latin-1 text.
    record Text(String head, String body) {}

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("within the head: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
