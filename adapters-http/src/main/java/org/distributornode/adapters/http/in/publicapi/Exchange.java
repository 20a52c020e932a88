package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.http.HttpResponse;
import java.util.Optional;
import org.distributornode.adapters.http.netty.ClientConnection;
import org.distributornode.adapters.http.wire.Arrival;
import org.distributornode.adapters.http.wire.ConditionalRequest;
import org.distributornode.adapters.http.wire.Decision;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.adapters.http.wire.RequestObserver.Observation;
import org.distributornode.adapters.http.wire.RequestObserver.Summary;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Served;

/// One request for an asset and the answer it waits for.
///
/// @param begun when it came, in nanoseconds of [System#nanoTime()]
record Exchange(
        Arrival arrival,
        ConditionalRequest conditions,
        ClientConnection connection,
        Observation observation,
        Reply reply,
        long begun) {

    /// Who waits for the answer; is told once.
    interface Reply {

        /// An answer without bytes of the object.
        void give(HttpResponse<?> response);

        /// One with bytes.
        ///
        /// @param served readable; whoever sends the answer closes its bytes
        void give(Exchange exchange, Decision.Send send, Served served);

        /// What to answer as something broke.
        HttpResponse<?> broken(Throwable failure);
    }

    /// Answers without bytes of the object.
    void end(HttpResponse<?> response, Optional<Freshness> freshness) {
        observation.end(new Summary(response.code(), freshness, 0, Ending.WHOLE));
        reply.give(response);
    }

    /// Answers with bytes of which the first is readable.
    void end(Decision.Send send, Served served) {
        reply.give(this, send, served);
    }

    /// Answers that something broke.
    void fail(Throwable failure) {
        end(reply.broken(failure), Optional.empty());
    }

    /// Lets go of a client that has left before the answer had a head.
    void abandon(Freshness freshness) {
        observation.end(new Summary(0, Optional.of(freshness), 0, Ending.LEFT));
        reply.give(HttpResponse.noContent());
    }
}
