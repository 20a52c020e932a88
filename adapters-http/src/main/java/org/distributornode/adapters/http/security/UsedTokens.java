package org.distributornode.adapters.http.security;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Remembers the tokens that are accepted once only, each until it has expired. Safe for use by several threads.
final class UsedTokens {

    private final int most;
    private final Map<String, Instant> expiries = new HashMap<>();

    /// @param most how many are remembered at a time
    UsedTokens(int most) {
        this.most = most;
    }

    /// @param until the last moment at which the token could be accepted
    synchronized Use use(String id, Instant until, Instant now) {
        if (expiries.containsKey(id)) {
            return Use.AGAIN;
        }
        if (expiries.size() >= most) {
            expiries.values().removeIf(expiry -> expiry.isBefore(now));
        }
        if (expiries.size() >= most) {
            return Use.TOO_MANY;
        }
        expiries.put(id, until);
        return Use.FIRST;
    }

    enum Use {
        FIRST,
        AGAIN,
        /// Nothing more can be remembered at present, so nothing more may be accepted.
        TOO_MANY
    }
}
