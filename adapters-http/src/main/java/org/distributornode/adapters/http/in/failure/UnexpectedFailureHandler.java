package org.distributornode.adapters.http.in.failure;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.distributornode.adapters.http.wire.ErrorBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers whatever nobody expected: 500 with an id that stands in the log beside the cause, and nothing else.
@Singleton
public final class UnexpectedFailureHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedFailureHandler.class);

    private final ErrorAnswers answers;

    UnexpectedFailureHandler(ErrorAnswers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
        UUID id = UUID.randomUUID();
        LOG.error("unexpected failure: id={} method={}", id, request.getMethodName(), failure);
        return answers.error(500, ErrorBody.of("exception", "Unexpected error " + id), List.of());
    }
}
