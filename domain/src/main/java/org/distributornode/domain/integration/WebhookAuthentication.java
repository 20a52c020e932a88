package org.distributornode.domain.integration;

/// How the node tells a receiver who it is. Printed without what is secret.
public sealed interface WebhookAuthentication {

    /// The most characters of a name, a password or a token.
    int MAX_LENGTH = 4_096;

    /// RFC 7617.
    ///
    /// @param username without a colon
    record Basic(String username, String password) implements WebhookAuthentication {

        public Basic {
            if (username.isEmpty() || username.indexOf(':') >= 0) {
                throw new IllegalArgumentException("a user name has no colon and is not empty");
            }
            checkLength(username);
            checkLength(password);
        }

        @Override
        public String toString() {
            return "Basic[" + username + "]";
        }
    }

    /// RFC 6750.
    ///
    /// @param value of the characters that a bearer token may have
    record Token(String value) implements WebhookAuthentication {

        public static final String PATTERN = "[A-Za-z0-9._~+/-]+=*";

        public Token {
            checkLength(value);
            if (!value.matches(PATTERN)) {
                throw new IllegalArgumentException("not a bearer token");
            }
        }

        @Override
        public String toString() {
            return "Token";
        }
    }

    private static void checkLength(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("longer than " + MAX_LENGTH + " characters");
        }
    }
}
