package org.distributornode.adapters.http.in.integration;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.distributornode.adapters.http.in.failure.InvalidRequest;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;
import org.distributornode.adapters.http.wire.ErrorBody.Finding;
import org.distributornode.domain.integration.EventType;
import org.distributornode.domain.integration.Webhook;
import org.distributornode.domain.integration.WebhookAuthentication;
import org.distributornode.domain.integration.WebhookMethod;

/// Reads the webhook that a request is about: `{"meta": …}`. What a request leaves out stays as it was.
final class WebhookReader {

    private static final String META = "meta";
    private static final String HOST = "host";
    private static final String PATH = "path";
    private static final String METHOD = "method";
    private static final String AUTHENTICATION = "authentication";
    private static final String EVENTS = "events";

    private final Optional<Webhook> before;
    private final List<Finding> findings = new ArrayList<>();

    private WebhookReader(Optional<Webhook> before) {
        this.before = before;
    }

    /// The webhook that `body` asks for.
    ///
    /// @param before what was there
    /// @throws InvalidRequest that names all that is wrong
    static Optional<Webhook> read(JsonValue body, Optional<Webhook> before) {
        if (!(body instanceof JsonObject object)) {
            throw new InvalidRequest(List.of(InvalidRequest.finding("", "should be object", "type")));
        }
        WebhookReader reader = new WebhookReader(before);
        Optional<Webhook> read = reader.whole(new StrictFields("", object, reader.findings));
        reader.complain();
        return read;
    }

    private Optional<Webhook> whole(StrictFields body) {
        body.allowOnly(Set.of(META));
        if (!body.has(META)) {
            return before;
        }
        return body.isNull(META) ? Optional.empty() : body.object(META).flatMap(this::webhook);
    }

    private Optional<Webhook> webhook(StrictFields meta) {
        meta.allowOnly(Set.of(HOST, PATH, METHOD, AUTHENTICATION, EVENTS));
        if (before.isEmpty()) {
            meta.require(HOST);
            meta.require(PATH);
        }
        Optional<String> host =
                meta.text(HOST).filter(text -> isOrigin(meta, text)).or(() -> before.map(Webhook::host));
        Optional<String> path =
                meta.text(PATH).filter(text -> isPath(meta, text)).or(() -> before.map(Webhook::path));
        WebhookMethod method =
                method(meta).or(() -> before.map(Webhook::method)).orElse(WebhookMethod.POST);
        Optional<WebhookAuthentication> authentication =
                meta.has(AUTHENTICATION) ? AuthenticationReader.read(meta, AUTHENTICATION) : kept(meta, host);
        Set<EventType> events =
                meta.has(EVENTS) ? events(meta) : before.map(Webhook::events).orElse(Set.of());
        return host.flatMap(origin -> path.map(behind -> new Webhook(origin, behind, method, authentication, events)));
    }

    /// What the receiver at the old place was given is not sent to another one.
    private Optional<WebhookAuthentication> kept(StrictFields meta, Optional<String> host) {
        Optional<WebhookAuthentication> known = before.flatMap(Webhook::authentication);
        boolean elsewhere = before.isPresent()
                && host.filter(to -> !Webhook.isSameOrigin(before.get().host(), to))
                        .isPresent();
        if (known.isPresent() && elsewhere) {
            meta.wrong(AUTHENTICATION, "is required for another host; null for none", "required");
        }
        return known;
    }

    private static boolean isOrigin(StrictFields meta, String text) {
        boolean right = Webhook.isOrigin(text);
        if (!right) {
            meta.wrong(HOST, "should be a scheme of http or https, a host and perhaps a port", "format");
        }
        return right;
    }

    private static boolean isPath(StrictFields meta, String text) {
        boolean right = Webhook.isPath(text);
        if (!right) {
            meta.wrong(PATH, "should begin with / and be the path of an address", "format");
        }
        return right;
    }

    private static Optional<WebhookMethod> method(StrictFields meta) {
        Optional<Long> number = meta.integer(METHOD);
        Optional<WebhookMethod> method = number.flatMap(WebhookMethod::of);
        if (number.isPresent() && method.isEmpty()) {
            meta.wrong(METHOD, "should be 1 (GET), 2 (POST), 3 (PUT), 4 (PATCH) or 5 (DELETE)", "enum");
        }
        return method;
    }

    private static Set<EventType> events(StrictFields meta) {
        if (meta.isNull(EVENTS)) {
            return Set.of();
        }
        Optional<List<JsonValue>> list = meta.list(EVENTS);
        List<JsonValue> items = list.orElseGet(List::of);
        if (list.isPresent() && items.isEmpty()) {
            meta.wrong(EVENTS, "should NOT have fewer than 1 items", "minItems");
        }
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (int index = 0; index < items.size(); index++) {
            Optional<EventType> type =
                    items.get(index) instanceof JsonText(String text) ? EventType.parse(text) : Optional.empty();
            type.ifPresent(types::add);
            if (type.isEmpty()) {
                meta.wrong(EVENTS + "[" + index + "]", "should be the type of an event", "enum");
            }
        }
        return types;
    }

    private void complain() {
        if (!findings.isEmpty()) {
            throw new InvalidRequest(findings);
        }
    }
}
