package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.http.HttpResponse;
import java.util.Optional;
import java.util.function.Consumer;
import org.distributornode.adapters.http.netty.hit.ComingAnswer;
import org.distributornode.adapters.http.wire.Arrival;
import org.distributornode.adapters.http.wire.Decision;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.adapters.http.wire.RequestObserver.Summary;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Served;

/// Somebody ahead of the framework waits for the answer, which the framework sends where no file can be sent.
record AheadReply(Arrival arrival, Consumer<ComingAnswer> then, AssetAnswers answers) implements Exchange.Reply {

    @Override
    public void give(HttpResponse<?> response) {
        then.accept(new ComingAnswer.Routed(response, arrival.requestId(), () -> {}));
    }

    @Override
    public void give(Exchange exchange, Decision.Send send, Served served) {
        then.accept(answers.fromFile(exchange, send, served).orElseGet(() -> routed(exchange, send, served)));
    }

    private ComingAnswer routed(Exchange exchange, Decision.Send send, Served served) {
        HttpResponse<?> response = answers.withoutFile(exchange, send, served);
        return new ComingAnswer.Routed(response, arrival.requestId(), () -> {
            served.bytes().close();
            exchange.observation().end(new Summary(response.code(), Optional.of(served.freshness()), 0, Ending.LEFT));
        });
    }

    @Override
    public HttpResponse<?> broken(Throwable failure) {
        return answers.failed(arrival.requestId(), "GET", failure);
    }
}
