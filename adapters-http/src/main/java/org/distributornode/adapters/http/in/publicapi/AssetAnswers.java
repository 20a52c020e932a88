package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.distributornode.adapters.http.in.failure.ErrorAnswers;
import org.distributornode.adapters.http.in.failure.ReasonPhrase;
import org.distributornode.adapters.http.in.failure.UnexpectedFailureHandler;
import org.distributornode.adapters.http.netty.hit.ComingAnswer;
import org.distributornode.adapters.http.netty.hit.RouteAnswers;
import org.distributornode.adapters.http.wire.AssetHead;
import org.distributornode.adapters.http.wire.Decision;
import org.distributornode.adapters.http.wire.ErrorBody;
import org.distributornode.adapters.http.wire.KnownAsset;
import org.distributornode.adapters.http.wire.MediaTypePolicy;
import org.distributornode.adapters.http.wire.ResponseHead;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.PortFailure;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.InspectAsset.Outcome.Found;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Served;
import org.distributornode.application.usecase.asset.ServeAsset.Via;
import org.distributornode.domain.content.MediaType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds every answer on an asset's path.
@Singleton
final class AssetAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(AssetAnswers.class);
    private static final String UNSENDABLE = "sendstream_error";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final MediaTypePolicy policy;
    private final ErrorAnswers errors;
    private final Refusals refusals;
    private final UnexpectedFailureHandler unexpected;
    private final FileBodies files;

    AssetAnswers(
            PublicApiSettings settings,
            ErrorAnswers errors,
            Refusals refusals,
            UnexpectedFailureHandler unexpected,
            FileBodies files) {
        this.files = files;
        this.policy = new MediaTypePolicy(settings.extraMediaTypes());
        this.errors = errors;
        this.refusals = refusals;
        this.unexpected = unexpected;
    }

    HttpResponse<?> badId(String text) {
        return refusals.badId(text);
    }

    HttpResponse<?> refused(Refusal why) {
        return refusals.of(why);
    }

    HttpResponse<?> lost(BytesLost lost) {
        return refusals.of(lost);
    }

    HttpResponse<?> failed(String requestId, String method, Throwable failure) {
        if (failure instanceof PortFailure port && port.retryable()) {
            LOG.warn("asset refused: {}", port.getMessage());
            return refusals.of(new Refusal.Overloaded(SOON));
        }
        return unexpected.answer(requestId, method, failure);
    }

    /// Answers to HEAD, and those to GET that send nothing.
    HttpResponse<?> withoutBytes(Decision decision, Found found, boolean head) {
        boolean local = !head && found.freshness() != Freshness.MISS; // what is on its way in goes through our file
        KnownAsset asset = new KnownAsset(
                found.object(),
                found.freshness(),
                found.mediaType().map(policy::serve).orElse(null),
                local ? Via.LOCAL : null);
        ResponseHead known = AssetHead.of(decision, asset);
        return switch (decision) {
            case Decision.PreconditionFailed _ -> failed(known, "Precondition Failed");
            case Decision.RangeNotSatisfiable _ -> failed(known, "Range Not Satisfiable");
            case Decision.NotModified _ -> plain(known);
            case Decision.Send _ -> plain(known);
        };
    }

    /// @param served readable, so that its type is known; the answer closes its bytes
    HttpResponse<?> withBytes(Exchange exchange, Decision.Send send, Served served) {
        ResponseHead head = AssetHead.of(send, known(served));
        AssetBody body = body(exchange, send, served, head);
        return files.leave(body)
                .<HttpResponse<?>>map(name -> plain(head).header(RouteAnswers.MARK, name))
                .orElseGet(() -> plain(head).body(body));
    }

    /// The same by the framework alone, without a file.
    HttpResponse<?> withoutFile(Exchange exchange, Decision.Send send, Served served) {
        ResponseHead head = AssetHead.of(send, known(served));
        return plain(head).body(body(exchange, send, served, head));
    }

    /// The same of one part, or of everything, for whoever sends it without the framework; empty if it cannot be sent
    /// from a file: nobody has taken it then.
    Optional<ComingAnswer> fromFile(Exchange exchange, Decision.Send send, Served served) {
        ResponseHead head = AssetHead.of(send, known(served));
        return files.file(body(exchange, send, served, head))
                .map(file -> new ComingAnswer.FromFile(
                        head, served.object(), send.slices().getFirst(), file));
    }

    private KnownAsset known(Served served) {
        MediaType type = served.bytes().mediaType().orElse(MediaType.OCTET_STREAM);
        return new KnownAsset(served.object(), served.freshness(), policy.serve(type), served.via());
    }

    private AssetBody body(Exchange exchange, Decision.Send send, Served served, ResponseHead head) {
        return new AssetBody(
                AssetHead.body(send, known(served)),
                served,
                head.status(),
                exchange.observation(),
                exchange.connection());
    }

    private HttpResponse<?> failed(ResponseHead head, String message) {
        return errors.error(head.status(), ErrorBody.of(UNSENDABLE, message), head.headers());
    }

    private static MutableHttpResponse<AssetBody> plain(ResponseHead head) {
        MutableHttpResponse<AssetBody> response = HttpResponse.status(head.status(), ReasonPhrase.of(head.status()));
        head.headers().forEach(header -> response.header(header.name(), header.value()));
        return response;
    }
}
