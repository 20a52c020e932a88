package org.distributornode.adapters.storage.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// How connections to one server go. Those of equal routes are interchangeable.
///
/// @param host in small letters, an IPv6 address in brackets
/// @param proxy through which they go; empty: directly
record Route(boolean secure, String host, int port, Optional<URI> proxy) {

    static Route to(URI target, EnvironmentProxies proxies) {
        boolean secure = "https".equalsIgnoreCase(target.getScheme());
        return new Route(secure, target.getHost().toLowerCase(Locale.ROOT), Targets.port(target), proxies.of(target));
    }

    /// Says nothing of the proxy, whose address may hold a password.
    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + hostAndPort();
    }

    String hostAndPort() {
        return host + ":" + port;
    }

    /// The host without brackets.
    String bareHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /// Whether a proxy is asked for each object, instead of for a tunnel.
    boolean asksProxy() {
        return proxy.isPresent() && !secure;
    }
}
