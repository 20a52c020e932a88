package org.distributornode.adapters.http.in.integration;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.distributornode.adapters.http.in.failure.UnexpectedFailureHandler;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.application.port.PortFailure;

/// Says that distributors cannot be read or kept at present; why stands in the log. Requests to other listeners are
/// answered as without this.
@Singleton
@Requires(property = FrameworkSettings.INTEGRATION_PORT)
final class RefusalHandler implements ExceptionHandler<PortFailure, HttpResponse<?>> {

    private final int port;
    private final IntegrationAnswers answers;
    private final UnexpectedFailureHandler others;

    RefusalHandler(
            @Property(name = FrameworkSettings.INTEGRATION_PORT) int port,
            IntegrationAnswers answers,
            UnexpectedFailureHandler others) {
        this.port = port;
        this.answers = answers;
        this.others = others;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, PortFailure failure) {
        return request.getServerAddress().getPort() == port
                ? answers.unavailable("Distributors cannot be read or kept at present")
                : others.handle(request, failure);
    }
}
