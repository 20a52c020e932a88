package org.distributornode.adapters.http.testserver;

import java.time.Duration;
import org.distributornode.adapters.http.json.StrictJson;
import org.distributornode.adapters.http.security.BoundTokens;
import org.distributornode.adapters.http.security.Hs256;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.adapters.http.security.SessionTokens;

/// Header lines with good tokens for the operator server.
public final class Tokens {

    private final SessionTokens sessions;
    private final BoundTokens bound;

    Tokens(OperatorServer server) {
        Hs256 key = Hs256.of(OperatorServer.SECRET);
        sessions = new SessionTokens(key, server.clock());
        bound = new BoundTokens(key, server.clock());
    }

    public String read() {
        return line(sessions.mint("operator", Role.READ, Duration.ofMinutes(1), "reader"));
    }

    public String operate() {
        return line(sessions.mint("operator", Role.OPERATE, Duration.ofMinutes(1), "alice"));
    }

    public String elsewhere() {
        return line(sessions.mint("public", Role.OPERATE, Duration.ofMinutes(1)));
    }

    /// @param body JSON; an empty text for none
    public String bound(String target, String body) {
        return line(bound.mint(
                target, StrictJson.parse(body.isEmpty() ? "{}" : body).orElseThrow()));
    }

    private static String line(String token) {
        return "Authorization: Bearer " + token;
    }
}
