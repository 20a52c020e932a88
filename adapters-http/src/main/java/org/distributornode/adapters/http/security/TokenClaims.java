package org.distributornode.adapters.http.security;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;
import org.distributornode.adapters.http.json.JsonValue.JsonNumber;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.adapters.http.json.JsonValue.JsonText;

/// The claims of a token (RFC 7519, section 4) whose signature is right.
final class TokenClaims {

    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(1_000_000_000_000L);
    private static final int MOST_DIGITS = 20;

    private final JsonObject claims;

    TokenClaims(JsonObject claims) {
        this.claims = claims;
    }

    boolean has(String name) {
        return claims.members().containsKey(name);
    }

    Optional<JsonValue> find(String name) {
        return Optional.ofNullable(claims.members().get(name));
    }

    /// Empty if it is missing.
    ///
    /// @throws WrongClaim if it is no text
    Optional<String> text(String name) throws WrongClaim {
        return switch (claims.members().get(name)) {
            case null -> Optional.empty();
            case JsonText text -> Optional.of(text.value());
            default -> throw new WrongClaim(name);
        };
    }

    /// A moment as seconds since 1970, possibly with a fraction. Empty if it is missing.
    ///
    /// @throws WrongClaim if it is no such moment
    Optional<Instant> moment(String name) throws WrongClaim {
        return switch (claims.members().get(name)) {
            case null -> Optional.empty();
            case JsonNumber(BigDecimal seconds) when isMoment(seconds) -> Optional.of(instant(seconds));
            default -> throw new WrongClaim(name);
        };
    }

    /// Whether the token is for this audience: one text, or one of several.
    boolean isFor(String audience) {
        JsonText wanted = new JsonText(audience);
        return switch (claims.members().get("aud")) {
            case JsonText text -> text.equals(wanted);
            case JsonArray(List<JsonValue> items) -> items.contains(wanted);
            case null, default -> false;
        };
    }

    private static boolean isMoment(BigDecimal seconds) {
        return Math.abs((long) seconds.scale()) <= MOST_DIGITS && seconds.abs().compareTo(LAST_SECOND) <= 0;
    }

    private static Instant instant(BigDecimal seconds) {
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        long nanos = seconds.subtract(whole).movePointRight(9).longValue();
        return Instant.ofEpochSecond(whole.longValueExact(), nanos);
    }

    /// A claim whose value makes no sense. Its message is for the caller.
    static final class WrongClaim extends Exception {

        private static final long serialVersionUID = 1L;

        WrongClaim(String name) {
            super("invalid " + name + " value", null, false, false);
        }
    }
}
