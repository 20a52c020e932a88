package org.distributornode.adapters.http.in.failure;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.List;
import org.distributornode.adapters.http.in.requestid.RequestId;
import org.distributornode.adapters.http.wire.ErrorBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers whatever nobody expected: 500 with the request's id, which stands in the log beside the cause, and nothing
/// else.
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
        return answer(RequestId.of((HttpRequest<?>) request), request.getMethodName(), failure);
    }

    /// @param id of the request
    public HttpResponse<?> answer(String id, String method, Throwable failure) {
        LOG.error("unexpected failure method={}", method, failure);
        return answers.error(500, ErrorBody.of("exception", "Unexpected error " + id), List.of());
    }
}
