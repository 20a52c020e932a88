package org.distributornode.adapters.http.in.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;
import org.distributornode.adapters.http.in.access.AccessLog.Other;
import org.distributornode.adapters.http.in.requestid.RequestId;
import org.distributornode.adapters.http.netty.ClientConnection;

/// Hands requests that no [org.distributornode.adapters.http.wire.RequestObserver] sees to the access log.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(beans = AccessLog.class)
final class AccessFilter implements Ordered {

    private static final String BEGUN = "distributor-node.begun";

    private final AccessLog log;

    AccessFilter(AccessLog log) {
        this.log = log;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @RequestFilter
    @PreMatching
    void begin(HttpRequest<?> request) {
        request.setAttribute(BEGUN, System.nanoTime());
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (ObservedRequest.is(request)) {
            return;
        }
        long now = System.nanoTime();
        long begun = request.getAttribute(BEGUN, Long.class).orElse(now);
        log.other(new Other(
                request.getRemoteAddress().getAddress().getHostAddress(),
                ClientConnection.of(request).protocol(),
                request.getMethodName(),
                request.getPath(),
                response.code(),
                now - begun,
                RequestId.of(request)));
    }
}
