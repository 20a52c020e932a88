package org.distributornode.adapters.http.security;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;

/// Makes tokens that are good for any request to one listener until they expire.
public final class SessionTokens {

    private final Hs256 key;
    private final InstantSource clock;

    public SessionTokens(Hs256 key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /// @param audience the listener's name
    /// @param life in whole seconds, from now on; listeners refuse what lives longer than they are configured
    /// to allow
    public String mint(String audience, Role role, Duration life) {
        return key.sign(new JsonObject(claims(audience, role, life)));
    }

    /// @param subject who it is for, as the audit log names him
    public String mint(String audience, Role role, Duration life, String subject) {
        Map<String, JsonValue> claims = claims(audience, role, life);
        claims.put("sub", new JsonText(subject));
        return key.sign(new JsonObject(claims));
    }

    private Map<String, JsonValue> claims(String audience, Role role, Duration life) {
        long now = clock.instant().getEpochSecond();
        Map<String, JsonValue> claims = new LinkedHashMap<>();
        claims.put("aud", new JsonText(audience));
        claims.put("role", new JsonText(role.text()));
        claims.put("iat", JsonNumber.of(now));
        claims.put("exp", JsonNumber.of(now + life.toSeconds()));
        return claims;
    }
}
