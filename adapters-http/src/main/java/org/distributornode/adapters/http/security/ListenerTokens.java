package org.distributornode.adapters.http.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonNull;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.StrictJson;
import org.distributornode.adapters.http.security.TokenClaims.WrongClaim;
import org.distributornode.adapters.http.security.Verdict.Admitted;
import org.distributornode.adapters.http.security.Verdict.BoundTo;
import org.distributornode.adapters.http.security.Verdict.Refused;

/// Judges the tokens that come to one listener. Safe for use by several threads; never blocks.
///
/// A *session token* is for a listener and a role until it expires. A *bound token* is for one target and one
/// body, for five minutes at most, and may do everything; if it has an id it is accepted once, and only if it
/// was made since this object was: an older one may have been used before. Messages are those of the reference
/// node where it has them.
public final class ListenerTokens {

    static final Duration BOUND_LIFE = Duration.ofMinutes(5);

    private static final int MOST_REMEMBERED = 100_000;

    private final String audience;
    private final Hs256 key;
    private final InstantSource clock;
    private final Duration longestSession;
    private final Instant since;
    private final UsedTokens used = new UsedTokens(MOST_REMEMBERED);

    /// @param audience the listener's name
    /// @param longestSession how far ahead a session token may expire
    public ListenerTokens(String audience, Hs256 key, InstantSource clock, Duration longestSession) {
        this.audience = audience;
        this.key = key;
        this.clock = clock;
        this.longestSession = longestSession;
        this.since = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /// Judges all but the body.
    ///
    /// @param authorization the request's lines of that name
    /// @param target the request's target as it was sent
    public Verdict check(List<String> authorization, String target) {
        if (authorization.isEmpty()) {
            return new Refused("Authorization header required");
        }
        String[] words = authorization.getFirst().strip().split(" +", 2);
        if (authorization.size() > 1 || !words[0].equalsIgnoreCase("Bearer")) {
            return new Refused("Authorization header with scheme 'Bearer' required");
        }
        if (words.length == 1) {
            return new Refused("Bearer token missing");
        }
        try {
            return judge(words[1], target);
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return new Refused("jwt malformed");
        } catch (WrongClaim wrong) {
            return new Refused(String.valueOf(wrong.getMessage()));
        }
    }

    /// Judges the body as well. A token with an id is used up by that if it is good.
    ///
    /// @param body an empty object where none was sent
    public Verdict redeem(BoundTo bound, JsonValue body) {
        if (!bound.body().equals(body)) {
            return new Refused("Invalid token: Request body does not match");
        }
        if (bound.id().isEmpty()) {
            return new Admitted(bound.caller());
        }
        return switch (used.use(bound.id(), bound.until(), clock.instant())) {
            case FIRST -> new Admitted(bound.caller());
            case AGAIN -> new Refused("Invalid token: it was used before");
            case TOO_MANY -> new Refused("Invalid token: too many are in use at present");
        };
    }

    private Verdict judge(String token, String target) throws ParseException, JOSEException, WrongClaim {
        SignedJWT jwt = SignedJWT.parse(token);
        if (!key.supports(jwt.getHeader().getAlgorithm())) {
            return new Refused("invalid algorithm");
        }
        if (!key.verify(jwt)) {
            return new Refused("invalid signature");
        }
        Optional<JsonValue> payload = StrictJson.parse(jwt.getPayload().toBytes());
        if (!(payload.orElseGet(JsonNull::new) instanceof JsonObject object)) {
            return new Refused("jwt malformed");
        }
        TokenClaims claims = new TokenClaims(object);
        boolean session = claims.has("aud") && !claims.has("reqUrl");
        return session ? session(claims, clock.instant()) : bound(claims, target, clock.instant());
    }

    private Verdict session(TokenClaims claims, Instant now) throws WrongClaim {
        Optional<Instant> expiry = claims.moment("exp");
        Optional<Role> role = claims.text("role").flatMap(Role::named);
        Optional<Refused> untimely = untimely(claims, now);
        if (untimely.isPresent()) {
            return untimely.get();
        }
        if (!claims.isFor(audience)) {
            return new Refused("jwt audience invalid");
        }
        if (expiry.isEmpty() || expiry.get().isAfter(now.plus(longestSession))) {
            return new Refused("Invalid token: exp must be at most " + longestSession.toSeconds() + " seconds ahead");
        }
        if (claims.moment("iat").orElse(now).isAfter(now)) {
            return new Refused("Invalid token: iat is in the future");
        }
        if (role.isEmpty()) {
            return new Refused("Invalid token: role must be read or operate");
        }
        return new Admitted(
                new Caller(Caller.Kind.SESSION, role.get(), claims.text("sub").orElse("")));
    }

    private Verdict bound(TokenClaims claims, String target, Instant now) throws WrongClaim {
        Optional<Instant> issued = claims.moment("iat");
        Optional<Refused> untimely = untimely(claims, now);
        if (untimely.isPresent()) {
            return untimely.get();
        }
        if (issued.isEmpty()) {
            return new Refused("iat required when maxAge is specified");
        }
        Instant until = issued.get().plus(BOUND_LIFE);
        if (now.isAfter(until)) {
            return new Refused("maxAge exceeded");
        }
        if (issued.get().isAfter(now.plus(BOUND_LIFE))) {
            return new Refused("Invalid token: iat is in the future");
        }
        if (claims.has("aud") && !claims.isFor(audience)) {
            return new Refused("jwt audience invalid");
        }
        if (!claims.text("reqUrl").equals(Optional.of(target))) {
            return new Refused("Invalid token: Request url does not match");
        }
        if (claims.has("jti") && issued.get().isBefore(since)) {
            return new Refused("Invalid token: it was made before the node was started");
        }
        return boundTo(claims, until);
    }

    private static Verdict boundTo(TokenClaims claims, Instant until) throws WrongClaim {
        Optional<JsonValue> body = claims.find("reqBody");
        if (body.isEmpty()) {
            return new Refused("Invalid token: Request body does not match");
        }
        Caller caller =
                new Caller(Caller.Kind.BOUND, Role.OPERATE, claims.text("sub").orElse(""));
        return new BoundTo(caller, body.get(), claims.text("jti").orElse(""), until);
    }

    private static Optional<Refused> untimely(TokenClaims claims, Instant now) throws WrongClaim {
        if (claims.moment("nbf").orElse(now).isAfter(now)) {
            return Optional.of(new Refused("jwt not active"));
        }
        Optional<Instant> expiry = claims.moment("exp");
        return expiry.isPresent() && !now.isBefore(expiry.get())
                ? Optional.of(new Refused("jwt expired"))
                : Optional.empty();
    }
}
