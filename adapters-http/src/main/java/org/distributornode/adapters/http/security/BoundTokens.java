package org.distributornode.adapters.http.security;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;

/// Makes tokens that are good for just one request, as the reference node's command line makes them and its
/// node takes them, with an id of their own on top.
public final class BoundTokens {

    private static final Duration LIFE = Duration.ofSeconds(60);

    private final Hs256 key;
    private final InstantSource clock;

    public BoundTokens(Hs256 key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /// @param reqUrl path and query just as they will be sent
    /// @param reqBody the body; an empty object where none is sent
    public String mint(String reqUrl, JsonValue reqBody) {
        long now = clock.instant().getEpochSecond();
        Map<String, JsonValue> claims = new LinkedHashMap<>();
        claims.put("reqUrl", new JsonText(reqUrl));
        claims.put("reqBody", reqBody);
        claims.put("iat", JsonNumber.of(now));
        claims.put("exp", JsonNumber.of(now + LIFE.toSeconds()));
        claims.put("jti", new JsonText(UUID.randomUUID().toString()));
        return key.sign(new JsonObject(claims));
    }
}
