package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import org.jspecify.annotations.Nullable;

/// Answers OPTIONS whatever the listener and the path, so that pages of any origin may ask for anything. Where
/// a token is needed a strange page still has none: browsers do not send them by themselves.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PreflightFilter {

    @RequestFilter
    @PreMatching
    @Nullable
    HttpResponse<?> answer(HttpRequest<?> request) {
        if (request.getMethod() != HttpMethod.OPTIONS) {
            return null;
        }
        MutableHttpResponse<?> response = HttpResponse.noContent()
                .header("Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE")
                .header("Vary", "Access-Control-Request-Headers");
        String asked = request.getHeaders().get("Access-Control-Request-Headers");
        return asked == null ? response : response.header("Access-Control-Allow-Headers", asked);
    }
}
