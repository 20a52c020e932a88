package org.distributornode.e2e;

import java.time.Duration;
import java.time.InstantSource;
import org.distributornode.adapters.http.json.StrictJson;
import org.distributornode.adapters.http.security.BoundTokens;
import org.distributornode.adapters.http.security.Hs256;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.adapters.http.security.SessionTokens;

/// Makes tokens for a node whose secret it knows.
public final class Authority {

    public static final String SECRET = "this-is-not-so-secret";

    private final Hs256 key = Hs256.of(SECRET);

    /// The value of an Authorization header.
    String session(Role role) {
        return "Bearer " + new SessionTokens(key, InstantSource.system()).mint("operator", role, Duration.ofMinutes(5));
    }

    /// The value of an Authorization header that is good for one request.
    ///
    /// @param body JSON
    public String bound(String target, String body) {
        return "Bearer "
                + new BoundTokens(key, InstantSource.system())
                        .mint(target, StrictJson.parse(body).orElseThrow());
    }
}
