package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import org.jspecify.annotations.Nullable;

/// Answers OPTIONS on the public listener whatever the path, so that pages of any origin may ask for anything.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PreflightFilter {

    private final int port;

    PreflightFilter(@Property(name = "node.public.port") int port) {
        this.port = port;
    }

    @RequestFilter
    @PreMatching
    @Nullable
    HttpResponse<?> answer(HttpRequest<?> request) {
        if (request.getMethod() != HttpMethod.OPTIONS
                || request.getServerAddress().getPort() != port) {
            return null;
        }
        MutableHttpResponse<?> response = HttpResponse.noContent()
                .header("Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE")
                .header("Vary", "Access-Control-Request-Headers");
        String asked = request.getHeaders().get("Access-Control-Request-Headers");
        return asked == null ? response : response.header("Access-Control-Allow-Headers", asked);
    }
}
