package org.distributornode.adapters.storage.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads addresses of services.
public final class Targets {

    private Targets() {}

    /// Whether `target` is an absolute http or https address with a host and without user, query or fragment.
    public static boolean isPlainHttp(URI target) {
        return isHttp(target) && target.getRawQuery() == null;
    }

    /// Whether `target` is an absolute http or https address with a host and without user or fragment.
    public static boolean isHttp(URI target) {
        String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https"))
                && target.getHost() != null
                && target.getRawUserInfo() == null
                && target.getRawFragment() == null
                && target.getPort() <= 65_535;
    }

    /// `target` without user and query, fit for messages.
    public static String nameOf(URI target) {
        String path = Optional.ofNullable(target.getRawPath()).orElse("");
        return target.getScheme() + "://" + hostAndPort(target) + path;
    }

    /// The same address without user and password.
    public static URI withoutUser(URI target) {
        String user = target.getRawUserInfo();
        return user == null ? target : URI.create(target.toString().replaceFirst(Pattern.quote(user + "@"), ""));
    }

    static String hostAndPort(URI target) {
        return target.getHost() + ":" + port(target);
    }

    static int port(URI target) {
        if (target.getPort() >= 0) {
            return target.getPort();
        }
        return "https".equalsIgnoreCase(target.getScheme()) ? 443 : 80;
    }

    static boolean isLocalhost(URI target) {
        String host = withoutDot(target).toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.endsWith(".localhost");
    }

    /// Whether the host is no name, and no address as we write them either, though another may take it for one.
    static boolean isDisguised(URI target) {
        String host = withoutDot(target);
        char lastLabel = host.charAt(host.lastIndexOf('.') + 1);
        return literal(target).isEmpty() && (host.startsWith("[") || (lastLabel >= '0' && lastLabel <= '9'));
    }

    /// Where a redirect from `base` to `reference` leads (RFC 9110 section 10.2.2), without the fragment.
    static URI resolved(URI base, URI reference) {
        URI rooted = base.getRawPath().isEmpty() ? base.resolve("/") : base;
        String text = rooted.resolve(reference).toString();
        int fragment = text.indexOf('#');
        return URI.create(fragment < 0 ? text : text.substring(0, fragment));
    }

    private static String withoutDot(URI target) {
        String host = target.getHost();
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /// The address, if the host is one.
    static Optional<InetAddress> literal(URI target) {
        String host = target.getHost();
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
