package org.distributornode.bootstrap.client;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.security.BoundTokens;
import org.distributornode.adapters.http.security.Hs256;

/// Speaks to the operator API of a running node: one request, one answer, each with a token made for just that request.
public final class OperatorClient implements AutoCloseable {

    private static final String API = "/api/v1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI base;
    private final Optional<BoundTokens> tokens;

    /// @param address of the operator API, with or without `/api/v1` at its end
    /// @param secret of the operator API; without one requests carry no token
    /// @throws IllegalArgumentException if the address is none of HTTP
    public OperatorClient(String address, Optional<String> secret, InstantSource clock) {
        this.base = base(address);
        this.tokens = secret.map(Hs256::of).map(key -> new BoundTokens(key, clock));
        HttpClientConfiguration settings = new DefaultHttpClientConfiguration();
        settings.setFollowRedirects(false);
        settings.setReadTimeout(PATIENCE);
        try {
            this.http = HttpClient.create(base.toURL(), settings);
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(address, impossible);
        }
    }

    /// @param path below `/api/v1`, beginning with a slash
    /// @throws NoAnswer if the node cannot be reached or breaks off
    public Reply send(HttpMethod method, String path, Optional<JsonValue> body) {
        String target = base.getRawPath() + path;
        MutableHttpRequest<byte[]> request = HttpRequest.create(method, target);
        request.header("Accept", "application/json").header("User-Agent", "distributor-node");
        tokens.ifPresent(made -> request.header(
                "Authorization", "Bearer " + made.mint(target, body.orElse(JsonValue.JsonObject.EMPTY))));
        body.ifPresent(json -> request.header("Content-Type", "application/json")
                .body(json.text().getBytes(StandardCharsets.UTF_8)));
        try {
            return reply(http.toBlocking().exchange(request, Argument.of(byte[].class), Argument.of(byte[].class)));
        } catch (HttpClientResponseException refused) {
            return reply(refused.getResponse());
        } catch (HttpClientException failure) {
            throw new NoAnswer(String.valueOf(failure.getMessage()), failure);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private static Reply reply(HttpResponse<?> response) {
        byte[] body = response.getBody(byte[].class).orElse(new byte[0]);
        return new Reply(response.code(), new String(body, StandardCharsets.UTF_8));
    }

    private static URI base(String address) {
        URI uri = URI.create(address);
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
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
