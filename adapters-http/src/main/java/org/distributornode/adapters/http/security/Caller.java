package org.distributornode.adapters.http.security;

/// Who asks, as far as a token tells.
///
/// @param subject who the token was made for; empty if it does not say
public record Caller(Kind kind, Role role, String subject) {

    public enum Kind {
        /// With a token for just this request.
        BOUND,
        /// With a token for a while.
        SESSION
    }
}
