package org.distributornode.adapters.http.in.failure;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.List;
import org.distributornode.adapters.http.wire.ErrorBody;

/// Tells a caller which value of his request is wrong.
@Singleton
final class InvalidRequestHandler implements ExceptionHandler<InvalidRequest, HttpResponse<?>> {

    private final ErrorAnswers answers;

    InvalidRequestHandler(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, InvalidRequest invalid) {
        return answers.error(
                400,
                new ErrorBody("request_validation", String.valueOf(invalid.getMessage()), invalid.findings()),
                List.of());
    }
}
