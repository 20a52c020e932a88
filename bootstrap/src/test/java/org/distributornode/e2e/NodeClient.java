package org.distributornode.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// An ordinary client of one of a node's listeners. Keeps what came of an answer that was cut.
public final class NodeClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final int port;

    public NodeClient(int port) {
        this.port = port;
    }

    public int port() {
        return port;
    }

    /// @param headers names and values in turn
    public Reply get(String path, String... headers) {
        return ask("GET", path, headers);
    }

    public Reply head(String path, String... headers) {
        return ask("HEAD", path, headers);
    }

    public Reply ask(String method, String path, String... headers) {
        return reply(open(method, path, headers));
    }

    /// Asks with a body.
    public Reply send(String method, String path, String body, String... headers) {
        return reply(open(request(method, path, BodyPublishers.ofString(body), headers)));
    }

    private static Reply reply(HttpResponse<InputStream> response) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean complete = copy(response.body(), body);
        return new Reply(response.statusCode(), response.headers().map(), body.toByteArray(), complete);
    }

    /// Asks and returns when the head has come; the body is read by the caller.
    public HttpResponse<InputStream> open(String method, String path, String... headers) {
        return open(request(method, path, BodyPublishers.noBody(), headers));
    }

    private HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private HttpResponse<InputStream> open(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofInputStream());
        } catch (IOException failure) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), failure);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupt);
        }
    }

    /// Ends all connections.
    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    private static boolean copy(InputStream from, ByteArrayOutputStream to) {
        byte[] buffer = new byte[64 * 1024];
        try (from) {
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                to.write(buffer, 0, read);
            }
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
