package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.adapters.http.wire.RequestObserver.Observation;
import org.distributornode.adapters.http.wire.RequestObserver.Summary;
import org.distributornode.application.usecase.asset.Freshness;

/// One request for an asset and the answer it waits for.
///
/// @param begun when it came, in nanoseconds of [System#nanoTime()]
record Exchange(
        HttpRequest<?> request, Observation observation, CompletableFuture<HttpResponse<?>> answer, long begun) {

    /// Answers without bytes of the object.
    void end(HttpResponse<?> response, Optional<Freshness> freshness) {
        observation.end(new Summary(response.code(), freshness, 0, Ending.WHOLE));
        answer.complete(response);
    }

    /// Answers that something broke.
    void fail(AssetAnswers answers, Throwable failure) {
        end(answers.failed(request, failure), Optional.empty());
    }

    /// Lets go of a client that has left before the answer had a head.
    void abandon(Freshness freshness) {
        observation.end(new Summary(0, Optional.of(freshness), 0, Ending.LEFT));
        answer.complete(HttpResponse.noContent());
    }
}
