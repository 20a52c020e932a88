package org.distributornode.adapters.http.in.failure;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.distributornode.adapters.http.wire.ErrorBody;
import org.distributornode.adapters.http.wire.Header;

/// Builds answers whose body is JSON: the same head for GET and HEAD.
@Singleton
public final class ErrorAnswers {

    private static final Header UNCACHED = new Header("Cache-Control", "no-store");

    private final JsonMapper json;

    ErrorAnswers(JsonMapper json) {
        this.json = json;
    }

    /// An error that no cache keeps.
    public MutableHttpResponse<byte[]> error(int status, ErrorBody body, List<Header> headers) {
        MutableHttpResponse<byte[]> response = json(status, body, headers);
        response.getHeaders().set(UNCACHED.name(), UNCACHED.value());
        return response;
    }

    /// Any answer with `body` as JSON.
    public MutableHttpResponse<byte[]> json(int status, Object body, List<Header> headers) {
        byte[] bytes = bytes(body);
        MutableHttpResponse<byte[]> response = HttpResponse.<byte[]>status(status, ReasonPhrase.of(status))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("content-length", Integer.toString(bytes.length));
        headers.forEach(header -> response.header(header.name(), header.value()));
        return response.body(bytes);
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot be written as JSON: " + body.getClass(), failure);
        }
    }
}
