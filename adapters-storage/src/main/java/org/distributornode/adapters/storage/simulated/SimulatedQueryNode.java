package org.distributornode.adapters.storage.simulated;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A query node, on the loopback address unless told otherwise, that tells of a [SimulatedNetwork]: `POST /graphql`,
/// checked against a schema of the real one's shape. A query that does not fit it is answered 400.
///
/// Remembers every request. Safe for use by many threads.
public final class SimulatedQueryNode implements AutoCloseable {

    private final HttpServer server;
    private final QueryExecution execution;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ReceivedQuery> queries = new CopyOnWriteArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile QueryReply reply = new QueryReply.Honest();

    private SimulatedQueryNode(HttpServer server, SimulatedNetwork network) {
        this.server = server;
        this.execution = new QueryExecution(network);
    }

    /// Starts a query node on a free port.
    public static SimulatedQueryNode start(SimulatedNetwork network) {
        return start(network, 0);
    }

    /// @throws UncheckedIOException if the port is taken
    public static SimulatedQueryNode start(SimulatedNetwork network, int port) {
        return start(network, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /// @param address to listen on, for those who are to be reached from other machines
    /// @throws UncheckedIOException if it cannot be had
    public static SimulatedQueryNode start(SimulatedNetwork network, InetSocketAddress address) {
        try {
            HttpServer server = HttpServer.create(address, 0);
            SimulatedQueryNode node = new SimulatedQueryNode(server, network);
            server.setExecutor(node.threads);
            server.createContext("/graphql", node::handle);
            server.start();
            node.threads.execute(QueryExecution::rehearse);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException("port " + address.getPort() + " cannot be opened", e);
        }
    }

    /// Where it takes queries: `http://127.0.0.1:port/graphql`.
    public URI endpoint() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/graphql");
    }

    /// From now on it answers so.
    public void answer(QueryReply newReply) {
        answered.set(0);
        reply = newReply;
    }

    /// All requests so far, oldest first.
    public List<ReceivedQuery> queries() {
        return List.copyOf(queries);
    }

    /// How often this field was asked for at the top of a query so far, whatever the answer was.
    public long queries(String rootField) {
        return queries.stream()
                .flatMap(query -> query.rootFields().stream())
                .filter(rootField::equals)
                .count();
    }

    /// Breaks every connection and waits until all its threads have ended.
    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                send(exchange, new QueryReply.Fixed(405, "text/plain", "POST only"));
                return;
            }
            QueryExecution.Request request =
                    execution.read(exchange.getRequestBody().readAllBytes());
            queries.add(new ReceivedQuery(request.rootFields(), request.variables(), headers(exchange)));
            answer(exchange, request, reply);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, QueryExecution.Request request, QueryReply chosen)
            throws IOException, InterruptedException {
        switch (chosen) {
            case QueryReply.Honest() -> send(exchange, execution.run(request, ListQuirk.NONE));
            case QueryReply.Lists(var quirk) -> send(exchange, execution.run(request, quirk));
            case QueryReply.Then(var times, var later) -> {
                boolean honest = answered.incrementAndGet() <= times;
                answer(exchange, request, honest ? new QueryReply.Honest() : later);
            }
            case QueryReply.Fixed fixed -> send(exchange, fixed);
            case QueryReply.Cut() -> exchange.close();
            case QueryReply.Never() -> Gate.shut().pass();
            case QueryReply.Late(Gate gate) -> {
                gate.pass();
                send(exchange, execution.run(request, ListQuirk.NONE));
            }
        }
    }

    private static void send(HttpExchange exchange, QueryReply.Fixed fixed) throws IOException {
        byte[] body = fixed.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", fixed.contentType());
        exchange.sendResponseHeaders(fixed.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }
}
