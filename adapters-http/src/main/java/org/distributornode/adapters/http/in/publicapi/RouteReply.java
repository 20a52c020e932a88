package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.distributornode.adapters.http.in.requestid.RequestId;
import org.distributornode.adapters.http.wire.Decision;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Served;

/// A route waits for the answer.
record RouteReply(HttpRequest<?> request, CompletableFuture<HttpResponse<?>> answer, AssetAnswers answers)
        implements Exchange.Reply {

    @Override
    public void give(HttpResponse<?> response) {
        answer.complete(response);
    }

    @Override
    public void give(Exchange exchange, Decision.Send send, Served served) {
        answer.complete(answers.withBytes(exchange, send, served));
    }

    @Override
    public HttpResponse<?> broken(Throwable failure) {
        return answers.failed(RequestId.of(request), request.getMethodName(), failure);
    }
}
