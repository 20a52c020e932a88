package org.distributornode.adapters.storage.link;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.distributornode.adapters.storage.http.AddressPolicy;
import org.distributornode.adapters.storage.http.OutboundAnswer;
import org.distributornode.adapters.storage.http.OutboundHttp;
import org.distributornode.adapters.storage.http.OutboundRequest;
import org.distributornode.adapters.storage.http.Targets;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.store.WebLinks;

/// Gets links over HTTP. Each address is judged when it is connected to, those of redirects, too.
public final class HttpLinks implements WebLinks, AutoCloseable {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 5;

    private final OutboundHttp http;
    private final AddressPolicy policy;

    /// @param http follows redirects, and is closed with this
    /// @param policy where links may lead
    public HttpLinks(OutboundHttp http, AddressPolicy policy) {
        this.http = http;
        this.policy = policy;
    }

    @Override
    public Answer open(URI link, Duration patience) {
        if (!Targets.isHttp(link)) {
            return new Answer.Refused("is no plain http or https address");
        }
        OutboundAnswer answer = http.send(OutboundRequest.get(link, policy), patience);
        if (answer.status() == OK) {
            return new Answer.Found(new AnswerContent(answer));
        }
        answer.close();
        int status = answer.status();
        if (status / 100 == SERVER_ERRORS || status == TOO_MANY_REQUESTS) {
            throw new OriginFailure(OriginFailure.Kind.REFUSED, Targets.nameOf(link) + " is answered with " + status);
        }
        return new Answer.Refused(status == NOT_FOUND ? "does not exist" : "is answered with " + status);
    }

    /// Ends all that is under way.
    @Override
    public void close() {
        http.close();
    }

    private record AnswerContent(OutboundAnswer answer) implements Content {

        @Override
        public long size() {
            return answer.length().orElse(-1);
        }

        @Override
        public Optional<String> tag() {
            return answer.header("etag").filter(tag -> !tag.isEmpty());
        }

        @Override
        public Optional<ByteBuffer> next() {
            return answer.next();
        }

        @Override
        public void close() {
            answer.close();
        }
    }
}
