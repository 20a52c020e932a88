package org.distributornode.adapters.http.in.security;

import io.micronaut.http.HttpRequest;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.security.Caller;
import org.jspecify.annotations.Nullable;

/// What is known of a request that came by a guarded listener; for controllers, and for the audit log.
public final class GuardedCall {

    private static final String ATTRIBUTE = "distributornode.call";

    private @Nullable Caller caller;
    private String refusal = "";
    private @Nullable JsonValue body;
    private String before = "";
    private String after = "";

    private GuardedCall() {}

    static GuardedCall begin(HttpRequest<?> request) {
        GuardedCall call = new GuardedCall();
        request.setAttribute(ATTRIBUTE, call);
        return call;
    }

    static @Nullable GuardedCall find(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, GuardedCall.class).orElse(null);
    }

    /// The call of a request that was let in.
    public static GuardedCall of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, GuardedCall.class).orElseThrow();
    }

    /// An empty object where none was sent.
    public JsonValue body() {
        return body == null ? JsonObject.EMPTY : body;
    }

    /// Notes for the audit log what the call has changed.
    public void changed(Object from, Object to) {
        before = from.toString();
        after = to.toString();
    }

    void read(JsonValue sent) {
        body = sent;
    }

    void admit(Caller whom) {
        caller = whom;
    }

    void refuse(String why) {
        refusal = why;
    }

    boolean isAdmitted() {
        return caller != null;
    }

    /// Kind of token and subject; or why there is none.
    String who() {
        if (caller == null) {
            return "nobody (" + refusal + ")";
        }
        String kind = caller.kind() == Caller.Kind.BOUND ? "bound" : "session";
        return caller.subject().isEmpty() ? kind : kind + ":" + caller.subject();
    }

    /// The body as far as it was read, secrets masked: not for those who had no token.
    String sent() {
        return body == null ? "" : Secrets.masked(body).text();
    }

    String before() {
        return before;
    }

    String after() {
        return after;
    }
}
