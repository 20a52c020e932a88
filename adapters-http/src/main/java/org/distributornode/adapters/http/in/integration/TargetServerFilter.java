package org.distributornode.adapters.http.in.integration;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import java.util.List;
import org.distributornode.adapters.http.in.failure.ErrorAnswers;
import org.distributornode.adapters.http.in.security.Open;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.netty.ListenerSettings;
import org.distributornode.adapters.http.wire.ErrorBody;
import org.distributornode.adapters.http.wire.ErrorBody.Finding;
import org.jspecify.annotations.Nullable;

/// Refuses requests to this API that do not say that they mean it.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(property = FrameworkSettings.INTEGRATION_PORT)
final class TargetServerFilter implements Ordered {

    private static final String HEADER = "X-Target-Server";

    private final int port;
    private final ErrorAnswers answers;

    TargetServerFilter(@Property(name = FrameworkSettings.INTEGRATION_PORT) int port, ErrorAnswers answers) {
        this.port = port;
        this.answers = answers;
    }

    /// Behind the guard: who has no token is told nothing else.
    @Override
    public int getOrder() {
        return 100;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        boolean asked = request.getServerAddress().getPort() == port
                && RouteAttributes.getRouteMatch(request)
                        .filter(route -> !route.getAnnotationMetadata().hasAnnotation(Open.class))
                        .isPresent();
        List<String> found = request.getHeaders().getAll(HEADER);
        if (!asked || found.equals(List.of(ListenerSettings.INTEGRATION))) {
            return null;
        }
        String rule = found.isEmpty()
                ? "is missing: it must be " + ListenerSettings.INTEGRATION
                : "must be " + ListenerSettings.INTEGRATION;
        Finding finding = new Finding(".headers." + HEADER, "request header " + HEADER + " " + rule);
        return answers.error(400, new ErrorBody("request_validation", finding.message(), List.of(finding)), List.of());
    }
}
