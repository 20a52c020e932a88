package org.distributornode.adapters.http.in.integration;

import java.util.Optional;
import java.util.Set;
import org.distributornode.domain.integration.WebhookAuthentication;

/// Reads how the node tells a receiver who it is: a type, and what that type needs.
final class AuthenticationReader {

    static final int BASIC = 1;
    static final int TOKEN = 2;

    /// What answers show in the place of a password or a token.
    static final String MASK = "********";

    private static final String TYPE = "type";
    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";
    private static final String BEARER = "token";
    private static final String LENGTH =
            "should NOT be longer than " + WebhookAuthentication.MAX_LENGTH + " characters";

    private AuthenticationReader() {}

    /// Empty for null, and where something is wrong, which is said.
    static Optional<WebhookAuthentication> read(StrictFields meta, String name) {
        if (meta.isNull(name)) {
            return Optional.empty();
        }
        return meta.object(name).flatMap(AuthenticationReader::authentication);
    }

    private static Optional<WebhookAuthentication> authentication(StrictFields fields) {
        fields.require(TYPE);
        Optional<Long> type = fields.integer(TYPE);
        if (type.isEmpty()) {
            fields.allowOnly(Set.of(TYPE, USERNAME, PASSWORD, BEARER));
            return Optional.empty();
        }
        if (type.get() == BASIC) {
            return basic(fields);
        }
        if (type.get() == TOKEN) {
            return token(fields);
        }
        fields.wrong(TYPE, "should be 1 (Basic) or 2 (Token)", "enum");
        return Optional.empty();
    }

    private static Optional<WebhookAuthentication> basic(StrictFields fields) {
        fields.allowOnly(Set.of(TYPE, USERNAME, PASSWORD));
        fields.require(USERNAME);
        fields.require(PASSWORD);
        Optional<String> username = fields.text(USERNAME).filter(text -> fits(fields, USERNAME, text));
        Optional<String> password = fields.text(PASSWORD).filter(text -> fits(fields, PASSWORD, text));
        if (username.filter(text -> text.isEmpty() || text.indexOf(':') >= 0).isPresent()) {
            fields.wrong(USERNAME, "should be at least one character and hold no colon", "pattern");
            return Optional.empty();
        }
        return username.flatMap(user -> password.map(secret -> new WebhookAuthentication.Basic(user, secret)));
    }

    private static Optional<WebhookAuthentication> token(StrictFields fields) {
        fields.allowOnly(Set.of(TYPE, BEARER));
        fields.require(BEARER);
        Optional<String> token = fields.text(BEARER).filter(text -> fits(fields, BEARER, text));
        if (token.filter(text -> !text.matches(WebhookAuthentication.Token.PATTERN))
                .isPresent()) {
            fields.wrong(BEARER, "should be a bearer token (RFC 6750)", "pattern");
            return Optional.empty();
        }
        return token.map(WebhookAuthentication.Token::new);
    }

    private static boolean fits(StrictFields fields, String name, String text) {
        if (text.length() > WebhookAuthentication.MAX_LENGTH) {
            fields.wrong(name, LENGTH, "maxLength");
            return false;
        }
        if (text.equals(MASK)) {
            fields.wrong(name, "is the mask of an answer; leave the authentication out to keep it", "not");
            return false;
        }
        return true;
    }
}
