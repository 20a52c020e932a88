package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.distributornode.adapters.http.in.access.ObservedRequest;
import org.distributornode.adapters.http.in.requestid.RequestId;
import org.distributornode.adapters.http.netty.ClientConnection;
import org.distributornode.adapters.http.netty.hit.ComingAnswer;
import org.distributornode.adapters.http.wire.Arrival;
import org.distributornode.adapters.http.wire.ConditionalRequest;
import org.distributornode.adapters.http.wire.Decision;
import org.distributornode.adapters.http.wire.RequestAdmission;
import org.distributornode.adapters.http.wire.RequestObserver;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.InspectAsset.Outcome.Found;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Served;
import org.distributornode.domain.content.DataObjectId;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Takes a request for an asset from its head to the head of its answer. Whatever blocks runs on virtual threads;
/// whatever waits for bytes holds no thread at all.
@Singleton
final class AssetExchanges {

    private final InspectAsset inspect;
    private final ServeAsset serve;
    private final AssetAnswers answers;
    private final RequestObserver observer;
    private final RequestAdmission admission;
    private final PublicApiSettings settings;
    private final ExecutorService threads;
    private final FirstByte.Surroundings around;

    AssetExchanges(
            InspectAsset inspect,
            ServeAsset serve,
            List<RequestObserver> observers,
            RequestAdmission admission,
            PublicApiSettings settings,
            FirstByte.Surroundings around) {
        this.inspect = inspect;
        this.serve = serve;
        this.answers = around.answers();
        this.observer = RequestObserver.all(observers);
        this.admission = admission;
        this.settings = settings;
        this.threads = around.threads();
        this.around = around;
    }

    CompletionStage<HttpResponse<?>> get(HttpRequest<?> request, String objectId) {
        return run(request, objectId, false);
    }

    CompletionStage<HttpResponse<?>> head(HttpRequest<?> request, String objectId) {
        return run(request, objectId, true);
    }

    private CompletionStage<HttpResponse<?>> run(HttpRequest<?> request, String objectId, boolean head) {
        Optional<DataObjectId> id = DataObjectId.parse(objectId);
        if (id.isEmpty()) {
            return CompletableFuture.completedStage(answers.badId(objectId));
        }
        ClientConnection connection = ClientConnection.of(request);
        ObservedRequest.mark(request);
        Optional<ComingAnswer.Routed> decided = connection.takeDecided();
        if (decided.isPresent()) {
            RequestId.adopt(request, decided.get().requestId());
            return CompletableFuture.completedStage(decided.get().response());
        }
        CompletableFuture<HttpResponse<?>> answer = new CompletableFuture<>();
        Arrival arrival = arrival(request, id.get(), head);
        Exchange exchange = new Exchange(
                arrival,
                conditions(request, head),
                connection,
                observer.begin(arrival),
                new RouteReply(request, answer, answers),
                System.nanoTime());
        threads.execute(PropagatedContext.wrapCurrent(() -> answer(exchange)));
        return answer;
    }

    /// Answers a request of which the framework knows nothing.
    void answer(
            Arrival arrival, ConditionalRequest conditions, ClientConnection connection, Consumer<ComingAnswer> then) {
        Exchange exchange = new Exchange(
                arrival,
                conditions,
                connection,
                observer.begin(arrival),
                new AheadReply(arrival, then, answers),
                System.nanoTime());
        threads.execute(() -> {
            try (MDC.MDCCloseable _ = MDC.putCloseable(RequestId.LOG_KEY, arrival.requestId())) {
                answer(exchange);
            }
        });
    }

    private void answer(Exchange exchange) {
        try {
            decide(exchange);
        } catch (RuntimeException | Error failure) { // whatever broke, the client is told
            exchange.fail(failure);
        }
    }

    private void decide(Exchange exchange) {
        DataObjectId id = exchange.arrival().id();
        boolean head = exchange.arrival().head();
        Optional<Duration> busy = exchange.connection()
                .takeRefusal()
                .or(() -> admission.refuse(exchange.arrival().client(), id));
        if (busy.isPresent()) {
            exchange.end(answers.refused(new Refusal.Overloaded(busy.get())), Optional.empty());
            return;
        }
        switch (inspect.inspect(id)) {
            case InspectAsset.Outcome.Refused(var why) -> exchange.end(answers.refused(why), Optional.empty());
            case Found found -> {
                Decision decision = Decision.of(exchange.conditions(), found.object(), maxRanges(found));
                if (decision instanceof Decision.Send send && !head) {
                    serve(exchange, send, found);
                } else {
                    exchange.end(answers.withoutBytes(decision, found, head), Optional.of(found.freshness()));
                }
            }
        }
    }

    /// What is not kept costs its source one request: for one part, or for everything.
    private int maxRanges(Found found) {
        return switch (found.via()) {
            case LOCAL -> settings.maxRanges();
            case EXTERNAL -> 1;
        };
    }

    private void serve(Exchange exchange, Decision.Send send, Found found) {
        long size = found.object().size();
        switch (serve.serve(new ServeAsset.Request(found.object().id(), send.extent(size)))) {
            case ServeAsset.Outcome.Refused(var why) -> exchange.end(answers.refused(why), Optional.empty());
            case Served served -> new FirstByte(exchange, send, served, around).await(settings.patience());
        }
    }

    private static Arrival arrival(HttpRequest<?> request, DataObjectId id, boolean head) {
        return new Arrival(
                id,
                head,
                client(request),
                ClientConnection.of(request).protocol(),
                RequestId.of(request),
                Optional.ofNullable(field(request, "Range")),
                Optional.ofNullable(field(request, "User-Agent")));
    }

    private static String client(HttpRequest<?> request) {
        return request.getRemoteAddress().getAddress().getHostAddress();
    }

    private static ConditionalRequest conditions(HttpRequest<?> request, boolean head) {
        return new ConditionalRequest(
                head,
                field(request, "Range"),
                field(request, "If-Match"),
                field(request, "If-None-Match"),
                field(request, "If-Range"));
    }

    private static @Nullable String field(HttpRequest<?> request, String name) {
        var lines = request.getHeaders().getAll(name);
        return lines.isEmpty() ? null : String.join(", ", lines);
    }
}
