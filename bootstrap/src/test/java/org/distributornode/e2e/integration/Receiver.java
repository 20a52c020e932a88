package org.distributornode.e2e.integration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A receiver of webhooks on the loopback address, which does to each call what it was told.
public final class Receiver implements AutoCloseable {

    /// What becomes of one call.
    public enum Act {
        TAKE(204),
        FAIL(500),
        REDIRECT(302),
        /// Answers 200 with more than anybody should read.
        TALK(200),
        /// Answers nothing until the receiver is closed.
        HANG(0),
        /// Ends the connection instead.
        CUT(0);

        private final int status;

        Act(int status) {
            this.status = status;
        }
    }

    private static final int CHATTER = 50_000_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Act> acts = new ConcurrentLinkedQueue<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /// The next calls, in this order; all others are taken.
    public Receiver then(Act... next) {
        acts.addAll(List.of(next));
        return this;
    }

    public String host() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// All calls so far, in their order.
    public List<Call> calls() {
        return calls;
    }

    public List<Call> taken() {
        return calls.stream().filter(call -> call.act() == Act.TAKE).toList();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Act act = acts.isEmpty() ? Act.TAKE : acts.remove();
        calls.add(new Call(
                act,
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                body));
        try (exchange) {
            switch (act) {
                case TAKE, FAIL -> exchange.sendResponseHeaders(act.status, -1);
                case REDIRECT -> {
                    exchange.getResponseHeaders().add("Location", host() + "/elsewhere");
                    exchange.sendResponseHeaders(act.status, -1);
                }
                case TALK -> {
                    exchange.sendResponseHeaders(act.status, CHATTER);
                    exchange.getResponseBody().write(new byte[CHATTER]);
                }
                case HANG -> closed.await();
                case CUT -> {}
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// @param target path and query
    public record Call(Act act, String method, String target, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }
}
