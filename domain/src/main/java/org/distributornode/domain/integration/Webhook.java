package org.distributornode.domain.integration;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Where and how a distributor is told of events.
///
/// @param host the origin, as it was given: see [#isOrigin(String)]
/// @param path below it, query included: see [#isPath(String)]
/// @param events what it is told of; everything if empty
public record Webhook(
        String host,
        String path,
        WebhookMethod method,
        Optional<WebhookAuthentication> authentication,
        Set<EventType> events) {

    /// The most characters of a host, and of a path.
    public static final int MAX_LENGTH = 2_048;

    private static final int MAX_PORT = 65_535;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    public Webhook {
        if (!isOrigin(host)) {
            throw new IllegalArgumentException("not an origin: " + host);
        }
        if (!isPath(path)) {
            throw new IllegalArgumentException("not a path: " + path);
        }
        events = Set.copyOf(events);
    }

    /// Whether `text` is a scheme of http or https, a host and perhaps a port, and nothing else (RFC 6454 section 6.1);
    /// a slash at its end does not matter.
    public static boolean isOrigin(String text) {
        if (text.length() > MAX_LENGTH) {
            return false;
        }
        URI uri;
        try {
            uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
        return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawPath().isEmpty()
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && (uri.getPort() == -1 || (uri.getPort() > 0 && uri.getPort() <= MAX_PORT));
    }

    /// Whether `text` begins with a slash and is the path, and perhaps the query, of an address (RFC 3986 section 3.3).
    public static boolean isPath(String text) {
        if (text.length() > MAX_LENGTH || !text.startsWith("/")) {
            return false;
        }
        try {
            URI uri = URI.create("http://host" + text);
            return uri.getRawFragment() == null && "host".equals(uri.getHost()) && isAscii(text);
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    /// The address that is called.
    public URI address() {
        return URI.create((host.endsWith("/") ? host.substring(0, host.length() - 1) : host) + path);
    }

    /// Whether two hosts name the same scheme, host and port (RFC 6454 section 5), however they are written.
    public static boolean isSameOrigin(String host, String other) {
        return origin(host).equals(origin(other));
    }

    /// Whether it is told of events of `type`. Tests reach everybody.
    public boolean wants(EventType type) {
        return type == EventType.WEBHOOK_TESTED || events.isEmpty() || events.contains(type);
    }

    private static String origin(String host) {
        URI uri = URI.create(host);
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        int standard = secure ? HTTPS : HTTP;
        return (secure + " " + uri.getHost() + " " + (uri.getPort() == -1 ? standard : uri.getPort()))
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character > ' ' && character < 0x7f);
    }
}
