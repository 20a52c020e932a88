package org.distributornode.domain.content;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A media type (RFC 9110, section 8.3.1), parameters included, safe to be sent as a header.
///
/// @param text type, subtype and parameters, for example `text/vtt; charset=utf-8`
public record MediaType(String text) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,127}";
    private static final Pattern SYNTAX = Pattern.compile(TOKEN + "/" + TOKEN + "([ \\t]*;[ \\t]*" + TOKEN + "=("
            + TOKEN + "|\"[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]{0,127}\")){0,8}");

    /// Bytes of no known kind. Stands below the syntax, which it is checked against.
    public static final MediaType OCTET_STREAM = new MediaType("application/octet-stream");

    public MediaType {
        if (!SYNTAX.matcher(text).matches()) {
            throw new IllegalArgumentException("not a media type: " + text);
        }
    }

    public static Optional<MediaType> parse(String text) {
        String trimmed = text.strip();
        return SYNTAX.matcher(trimmed).matches() ? Optional.of(new MediaType(trimmed)) : Optional.empty();
    }

    /// Type and subtype in lower case, without parameters.
    public String essence() {
        int semicolon = text.indexOf(';');
        return (semicolon < 0 ? text : text.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }
}
