package org.distributornode.adapters.storage.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.distributornode.adapters.storage.http.AddressPolicy;
import org.distributornode.adapters.storage.http.OutboundAnswer;
import org.distributornode.adapters.storage.http.OutboundHttp;
import org.distributornode.adapters.storage.http.OutboundRequest;
import org.distributornode.application.port.integration.WebhookCaller;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.domain.integration.CallEnding;
import org.distributornode.domain.integration.SigningSecret;
import org.distributornode.domain.integration.Webhook;
import org.distributornode.domain.integration.WebhookAuthentication;
import org.distributornode.domain.integration.WebhookMessage;

/// Calls webhooks over HTTP. Nothing of an answer counts but its status; its body is left unread.
public final class HttpWebhooks implements WebhookCaller {

    private final OutboundHttp http;
    private final ReceiverPolicy policy;
    private final InstantSource clock;

    /// @param http follows no redirect and goes through no proxy, which would resolve names by itself
    public HttpWebhooks(OutboundHttp http, ReceiverPolicy policy, InstantSource clock) {
        this.http = http;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public CallEnding call(Webhook webhook, SigningSecret secret, WebhookMessage message) {
        URI address = webhook.address();
        Optional<AddressPolicy> allowed = policy.of(address);
        if (allowed.isEmpty()) {
            return new CallEnding.Forbidden("the port is not one for webhooks");
        }
        OutboundRequest request = request(webhook, secret, message, allowed.get());
        try (OutboundAnswer answer = http.send(request)) {
            return new CallEnding.Answered(answer.status(), answer.latency());
        } catch (OriginFailure failure) {
            return ending(failure);
        }
    }

    private OutboundRequest request(
            Webhook webhook, SigningSecret secret, WebhookMessage message, AddressPolicy allowed) {
        CloudEvent event = CloudEvent.of(message);
        OutboundRequest.Method method = method(webhook);
        String content = webhook.method().hasBody() ? event.json() : event.query();
        String id = "msg_" + message.id();
        long now = clock.instant().getEpochSecond();
        OutboundRequest request = webhook.method().hasBody()
                ? OutboundRequest.of(method, webhook.address(), content, allowed)
                        .with("Content-Type", CloudEvent.CONTENT_TYPE)
                : OutboundRequest.of(method, withQuery(webhook.address(), content), "", allowed);
        OutboundRequest signed = request.with("webhook-id", id)
                .with("webhook-timestamp", Long.toString(now))
                .with("webhook-signature", Signature.of(secret, id, now, content));
        return webhook.authentication()
                .map(HttpWebhooks::authorization)
                .map(value -> signed.with("Authorization", value))
                .orElse(signed);
    }

    private static OutboundRequest.Method method(Webhook webhook) {
        return switch (webhook.method()) {
            case GET -> OutboundRequest.Method.GET;
            case POST -> OutboundRequest.Method.POST;
            case PUT -> OutboundRequest.Method.PUT;
            case PATCH -> OutboundRequest.Method.PATCH;
            case DELETE -> OutboundRequest.Method.DELETE;
        };
    }

    private static URI withQuery(URI address, String query) {
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + query);
    }

    /// RFC 7617 and RFC 6750.
    private static String authorization(WebhookAuthentication authentication) {
        return switch (authentication) {
            case WebhookAuthentication.Basic basic ->
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (basic.username() + ":" + basic.password()).getBytes(StandardCharsets.UTF_8));
            case WebhookAuthentication.Token token -> "Bearer " + token.value();
        };
    }

    private static CallEnding ending(OriginFailure failure) {
        return switch (failure.kind()) {
            case FORBIDDEN -> new CallEnding.Forbidden("the address is not one for webhooks");
            case TIMED_OUT -> new CallEnding.Failed("no answer in time");
            case UNREACHABLE -> new CallEnding.Failed("cannot be reached");
            case BUSY -> new CallEnding.Unmade("no connection became free");
            case CUT_SHORT -> new CallEnding.Unmade("the node is ending");
            case LACKS_OBJECT, REFUSED, OTHER_OBJECT -> new CallEnding.Failed("no answer that is HTTP");
        };
    }
}
