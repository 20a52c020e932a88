package org.distributornode.adapters.http.in.integration;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.distributornode.adapters.http.in.failure.ErrorAnswers;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.wire.ErrorBody;
import org.distributornode.adapters.http.wire.Header;
import org.distributornode.adapters.http.wire.SharedHeaders;

/// The answers of this API, which no cache keeps.
@Singleton
@Requires(property = FrameworkSettings.INTEGRATION_PORT)
final class IntegrationAnswers {

    private static final String DISTRIBUTORS = "/api/v1/integration/distributors/";

    private static final Header SOON = new Header("Retry-After", "10");

    private final ErrorAnswers answers;

    IntegrationAnswers(ErrorAnswers answers) {
        this.answers = answers;
    }

    HttpResponse<?> shown(Object body) {
        return answers.json(200, body, SharedHeaders.UNCACHED);
    }

    HttpResponse<?> accepted(Object body) {
        return answers.json(202, body, SharedHeaders.UNCACHED);
    }

    HttpResponse<?> created(DistributorResponse made) {
        List<Header> headers = Stream.concat(
                        SharedHeaders.UNCACHED.stream(), Stream.of(new Header("Location", DISTRIBUTORS + made.id())))
                .toList();
        return answers.json(201, made, headers);
    }

    HttpResponse<?> unknownDistributor() {
        return unknown("There is no such distributor");
    }

    HttpResponse<?> unknown(String message) {
        return failed(404, message);
    }

    HttpResponse<?> conflict(String message) {
        return failed(409, message);
    }

    HttpResponse<?> tooMany(int most) {
        return failed(422, "There are " + most + " distributors, which is as many as this node takes");
    }

    HttpResponse<?> busy(String message) {
        return answers.error(429, ErrorBody.of(message), List.of(SOON));
    }

    HttpResponse<?> unavailable(String message) {
        return failed(503, message);
    }

    private HttpResponse<?> failed(int status, String message) {
        return answers.error(status, ErrorBody.of(message), List.of());
    }
}
