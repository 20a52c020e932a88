package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.distributornode.adapters.http.in.failure.ErrorAnswers;
import org.distributornode.adapters.http.wire.ErrorBody;
import org.distributornode.adapters.http.wire.Header;
import org.distributornode.adapters.http.wire.SharedHeaders;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.domain.content.DataObjectId;

/// Words the answers on an asset's path that carry no asset.
@Singleton
final class Refusals {

    private static final String UNAVAILABLE = "unavailable";

    private final ErrorAnswers answers;

    Refusals(ErrorAnswers answers) {
        this.answers = answers;
    }

    /// For a text that is no id. One made of digits could be an object's name, so that there is just no such object.
    MutableHttpResponse<byte[]> badId(String text) {
        if (DataObjectId.isDecimal(text)) {
            return of(new Refusal.UnknownObject());
        }
        String message = "the object id is not a number";
        List<ErrorBody.Finding> findings = List.of(new ErrorBody.Finding(".params.objectId", message));
        return answers.error(400, new ErrorBody("request_validation", message, findings), SharedHeaders.ASSET);
    }

    MutableHttpResponse<byte[]> of(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownObject _ -> plain(404, "Data object does not exist");
            case Refusal.NotDistributedHere _ -> plain(421, "Data object not served by this node");
            case Refusal.NotAccepted _ -> plain(404, "Data object has not been uploaded yet");
            case Refusal.Denied _ -> plain(451, "Data object not served by this node for legal reasons");
            case Refusal.CatalogSilent(var after) ->
                later(after, "The catalogue of objects does not answer at present");
            case Refusal.NoSource(var after) -> later(after, "No source delivers the data object at present");
            case Refusal.NoRoom(var after) -> later(after, "There is no room for the data object at present");
            case Refusal.Overloaded(var after) -> later(after, "The node has too much to do at present");
        };
    }

    MutableHttpResponse<byte[]> of(BytesLost lost) {
        Duration after = lost.retryAfter();
        return switch (lost.why()) {
            case NO_SOURCE -> of(new Refusal.NoSource(after));
            case NO_ROOM -> of(new Refusal.NoRoom(after));
            case OVERLOADED, STOPPING, PURGED -> of(new Refusal.Overloaded(after));
            case DENIED -> of(new Refusal.Denied());
        };
    }

    private MutableHttpResponse<byte[]> plain(int status, String message) {
        return answers.error(status, ErrorBody.of(message), SharedHeaders.ASSET);
    }

    private MutableHttpResponse<byte[]> later(Duration after, String message) {
        List<Header> headers = new ArrayList<>(SharedHeaders.ASSET);
        headers.add(new Header(
                "Retry-After", Long.toString(Math.max(1, after.plusMillis(999).toSeconds()))));
        return answers.error(503, ErrorBody.of(UNAVAILABLE, message), headers);
    }
}
