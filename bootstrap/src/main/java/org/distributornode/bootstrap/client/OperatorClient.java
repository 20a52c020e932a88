package org.distributornode.bootstrap.client;

import io.micronaut.http.HttpMethod;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.security.BoundTokens;
import org.distributornode.adapters.http.security.Hs256;

/// Speaks to the operator API of a running node, or another one with tokens alike: one request, one answer, each with a
/// token made for just that request.
public final class OperatorClient implements AutoCloseable {

    private static final String API = "/api/v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI base;
    private final Optional<BoundTokens> tokens;
    private final Map<String, String> headers;

    /// @param address of the operator API, with or without `/api/v1` at its end
    /// @param secret of the operator API; without one requests carry no token
    /// @param trust for an address of HTTPS
    /// @throws IllegalArgumentException if the address is none of HTTP
    public OperatorClient(String address, Optional<String> secret, Trust trust, InstantSource clock) {
        this.base = base(address);
        this.tokens = secret.map(Hs256::of).map(key -> new BoundTokens(key, clock));
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(PATIENCE);
        this.http = isEncrypted(base) ? builder.sslContext(trust.context()).build() : builder.build();
        this.headers = Map.of();
    }

    private OperatorClient(OperatorClient same, Map<String, String> headers) {
        this.http = same.http;
        this.base = same.base;
        this.tokens = same.tokens;
        this.headers = Map.copyOf(headers);
    }

    /// The same with these headers in each request.
    public OperatorClient saying(Map<String, String> more) {
        return new OperatorClient(this, more);
    }

    /// @param path below `/api/v1`, beginning with a slash
    /// @throws NoAnswer if the node cannot be reached or breaks off
    public Reply send(HttpMethod method, String path, Optional<JsonValue> body) {
        String target = base.getRawPath() + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(target))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("User-Agent", "distributor-node");
        tokens.ifPresent(made -> request.header(
                "Authorization", "Bearer " + made.mint(target, body.orElse(JsonValue.JsonObject.EMPTY))));
        headers.forEach(request::header);
        body.ifPresent(_ -> request.header("Content-Type", "application/json"));
        BodyPublisher sent =
                body.map(json -> BodyPublishers.ofString(json.text())).orElseGet(BodyPublishers::noBody);
        try {
            HttpResponse<String> response = http.send(
                    request.method(method.name(), sent).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(response.statusCode(), response.body());
        } catch (IOException failure) {
            throw new NoAnswer(reason(failure), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NoAnswer("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private String reason(IOException failure) {
        String address = base.getScheme() + "://" + base.getRawAuthority();
        return switch (failure) {
            case SSLHandshakeException untrusted ->
                address + " shows a certificate that is not trusted (" + untrusted.getMessage()
                        + "); name those to trust with --trust";
            case ConnectException _ -> address + " cannot be reached";
            default -> address + " gives no answer (" + failure.getMessage() + ")";
        };
    }

    private static boolean isEncrypted(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private static URI base(String address) {
        URI uri = URI.create(address);
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || isEncrypted(uri);
        if (!http || uri.getHost() == null) {
            throw new IllegalArgumentException("not an address such as http://localhost:3335: " + address);
        }
        String path = uri.getRawPath().replaceAll("/+$", "");
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + (path.endsWith(API) ? path : path + API));
    }

    /// The node cannot be reached, or broke off.
    public static final class NoAnswer extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoAnswer(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
