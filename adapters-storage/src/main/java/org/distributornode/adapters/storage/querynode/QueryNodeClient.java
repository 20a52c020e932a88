package org.distributornode.adapters.storage.querynode;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.distributornode.adapters.storage.http.AddressPolicy;
import org.distributornode.adapters.storage.http.OutboundAnswer;
import org.distributornode.adapters.storage.http.OutboundHttp;
import org.distributornode.adapters.storage.http.OutboundRequest;
import org.distributornode.adapters.storage.http.Targets;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.port.origin.OriginFailure;

/// Asks a query node by GraphQL over HTTP, again after a short while where that may help. May be used by many threads.
public final class QueryNodeClient {

    private static final int QUOTED = 200;

    private final QueryNodeSettings settings;
    private final OutboundHttp http;
    private final JsonMapper json;
    private final Backoff backoff;

    /// @param http whose time limit holds for each attempt; not closed here
    public QueryNodeClient(QueryNodeSettings settings, OutboundHttp http, JsonMapper json) {
        this(settings, http, json, Backoff.real());
    }

    QueryNodeClient(QueryNodeSettings settings, OutboundHttp http, JsonMapper json, Backoff backoff) {
        this.settings = settings;
        this.http = http;
        this.json = json;
        this.backoff = backoff;
    }

    /// @param type of the whole answer
    /// @return its content
    /// @throws CatalogFailure if there is none, after the last attempt
    <T, R extends Reply<T>> T ask(QueryText question, Map<String, Object> variables, Class<R> type) {
        long end = System.nanoTime() + settings.patience().toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                return askOnce(question, variables, type, Duration.ofNanos(end - System.nanoTime()));
            } catch (CatalogFailure failure) {
                Duration left = Duration.ofNanos(end - System.nanoTime());
                boolean over = attempt == settings.attempts() || !failure.retryable();
                if (over || !backoff.waitBefore(attempt + 1, left)) {
                    throw failure;
                }
            }
        }
    }

    private <T, R extends Reply<T>> T askOnce(
            QueryText question, Map<String, Object> variables, Class<R> type, Duration patience) {
        String body = write(new QueryBody(question.operation(), variables, question.document()));
        try (OutboundAnswer answer = http.send(request(body), patience)) {
            byte[] text = answer.all(settings.longestAnswer());
            JsonNode tree = parse(answer.status(), text);
            T content = content(answer.status(), read(answer.status(), tree, type));
            requireFields(question, tree);
            return content;
        } catch (OriginFailure failure) {
            boolean interrupted = Thread.currentThread().isInterrupted();
            boolean retryable = !interrupted && failure.kind() != OriginFailure.Kind.FORBIDDEN;
            throw new CatalogFailure("the query node does not answer: " + failure.getMessage(), retryable, failure);
        }
    }

    private <T> T content(int status, Reply<T> reply) {
        boolean ourFault = status / 100 == 4 && status != 408 && status != 429;
        Optional<String> trouble = reply.trouble();
        if (trouble.isPresent()) {
            String quoted =
                    trouble.get().substring(0, Math.min(QUOTED, trouble.get().length()));
            throw new CatalogFailure(name() + " answered with an error: " + quoted, !ourFault);
        }
        T content = reply.data();
        if (status != 200 || content == null) {
            throw new CatalogFailure(name() + " answered with status " + status, !ourFault);
        }
        return content;
    }

    /// A field that is absent says nothing; one that is null says that there is nothing.
    private void requireFields(QueryText question, JsonNode reply) {
        JsonNode data = reply.get("data");
        for (String field : question.fields()) {
            if (data == null || data.get(field) == null) {
                throw new CatalogFailure(name() + " answered without " + field, true);
            }
        }
    }

    private JsonNode parse(int status, byte[] text) {
        try {
            return Optional.ofNullable(json.readValue(text, JsonNode.class))
                    .orElseThrow(() -> new IOException("nothing"));
        } catch (IOException e) {
            throw unreadable(status, e);
        }
    }

    private <R extends Reply<?>> R read(int status, JsonNode tree, Class<R> type) {
        try {
            return Optional.ofNullable(json.readValueFromTree(tree, type))
                    .orElseThrow(() -> new IOException("nothing"));
        } catch (IOException e) {
            throw unreadable(status, e);
        }
    }

    private CatalogFailure unreadable(int status, IOException cause) {
        return new CatalogFailure(name() + " answered with status " + status + " and no such JSON", true, cause);
    }

    private String write(QueryBody body) {
        try {
            return json.writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private OutboundRequest request(String body) {
        URI endpoint = settings.endpoint();
        OutboundRequest request = OutboundRequest.post(Targets.withoutUser(endpoint), body, AddressPolicy.anywhere());
        return Optional.ofNullable(endpoint.getUserInfo())
                .map(user -> Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
                .map(user -> request.with("Authorization", "Basic " + user))
                .orElse(request);
    }

    private String name() {
        return "the query node " + Targets.nameOf(settings.endpoint());
    }
}
