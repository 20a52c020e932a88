package org.distributornode.bootstrap.cli.remote;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.StrictJson;

/// An operator API that remembers what it is asked and answers what it is told.
final class ScriptedOperator implements AutoCloseable {

    private final HttpServer server;
    private final List<Asked> asked = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();

    ScriptedOperator() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /// @param token the claims of the token, none if there was no token
    record Asked(String method, String path, String body, Fields token, boolean hasToken) {}

    record Answer(int status, String body) {}

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// What is answered next; without this 200 and nothing.
    synchronized ScriptedOperator answering(int status, String body) {
        answers.add(new Answer(status, body));
        return this;
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = remember(exchange);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized Answer remember(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Optional<Fields> token = Optional.ofNullable(
                        exchange.getRequestHeaders().getFirst("Authorization"))
                .map(header -> claims(header.substring("Bearer ".length())));
        String path = exchange.getRequestURI().toString();
        Fields claims = token.orElse(new Fields(JsonValue.JsonObject.EMPTY));
        asked.add(new Asked(exchange.getRequestMethod(), path, body, claims, token.isPresent()));
        return answers.isEmpty() ? new Answer(200, "") : answers.remove();
    }

    static Fields claims(String token) {
        byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        JsonValue claims = StrictJson.parse(json).orElseThrow();
        return new Fields(claims);
    }
}
