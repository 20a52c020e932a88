package org.distributornode.adapters.storage.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server on the loopback address that writes down the heads of requests and sends one fixed answer to each.
final class ScriptedServer implements AutoCloseable {

    private final ServerSocket listener;
    private final String answer;
    private final int perConnection;
    private final List<List<String>> heads = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private int connections;

    private ScriptedServer(ServerSocket listener, String answer, int perConnection) {
        this.listener = listener;
        this.answer = answer;
        this.perConnection = perConnection;
    }

    /// @param answer sent as it is after each request
    static ScriptedServer answering(String answer) throws IOException {
        return answering(answer, Integer.MAX_VALUE);
    }

    /// @param perConnection after so many answers it closes the connection as it gets the next request, or at once if
    ///     it is 1
    static ScriptedServer answering(String answer, int perConnection) throws IOException {
        var listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var server = new ScriptedServer(listener, answer, perConnection);
        Thread.startVirtualThread(server::accept);
        return server;
    }

    /// @param perConnection after so many answers it says nothing any more, and keeps the connection
    static ScriptedServer fallingSilent(String answer, int perConnection) throws IOException {
        ScriptedServer server = answering(answer, perConnection);
        server.silent = true;
        return server;
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Request line and headers of each request so far.
    List<List<String>> heads() {
        return List.copyOf(heads);
    }

    synchronized int connections() {
        return connections;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                synchronized (this) {
                    connections++;
                }
                Thread.startVirtualThread(() -> serve(socket));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (int answers = 0; answers != 1 || perConnection > 1 || silent; answers++) {
                List<String> head = new ArrayList<>();
                for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                    head.add(line);
                }
                while (silent && answers == perConnection && !head.isEmpty()) {
                    head = Optional.ofNullable(lines.readLine()).map(List::of).orElse(List.of());
                }
                if (head.isEmpty() || answers == perConnection) {
                    return;
                }
                heads.add(head);
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException _) {
            // the client went away
        }
    }
}
