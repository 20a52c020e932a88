package org.distributornode.adapters.http.security;

import java.time.Instant;
import org.distributornode.adapters.http.json.JsonValue;

/// What a listener makes of a token.
public sealed interface Verdict {

    /// @param message why, for the caller
    record Refused(String message) implements Verdict {}

    record Admitted(Caller caller) implements Verdict {}

    /// Good if the request's body turns out to be the one that the token is for.
    ///
    /// @param id by which the token is known again; empty if it has none
    /// @param until when it will have expired
    record BoundTo(Caller caller, JsonValue body, String id, Instant until) implements Verdict {}
}
