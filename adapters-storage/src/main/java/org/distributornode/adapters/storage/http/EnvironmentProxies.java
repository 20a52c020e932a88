package org.distributornode.adapters.storage.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Proxies as environment variables name them: `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, in capital or
/// small letters. This machine itself is always contacted directly.
public final class EnvironmentProxies {

    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentProxies.class);

    private final Optional<URI> forHttp;
    private final Optional<URI> forHttps;
    private final ProxyExceptions exceptions;

    private EnvironmentProxies(Optional<URI> forHttp, Optional<URI> forHttps, ProxyExceptions exceptions) {
        this.forHttp = forHttp;
        this.forHttps = forHttps;
        this.exceptions = exceptions;
    }

    /// No proxies at all.
    public static EnvironmentProxies none() {
        return of(Map.of());
    }

    /// Reads `environment`. A proxy that is no `http` address is not used, with a warning.
    public static EnvironmentProxies of(Map<String, String> environment) {
        Optional<URI> all = proxy(environment, "ALL_PROXY");
        ProxyExceptions exceptions =
                ProxyExceptions.of(value(environment, "NO_PROXY").orElse(""));
        return new EnvironmentProxies(
                proxy(environment, "HTTP_PROXY").or(() -> all),
                proxy(environment, "HTTPS_PROXY").or(() -> all),
                exceptions);
    }

    /// The proxy through which connections to `target` go; empty: none.
    Optional<URI> of(URI target) {
        Optional<URI> proxy = "https".equalsIgnoreCase(target.getScheme()) ? forHttps : forHttp;
        return proxy.filter(_ -> !exceptions.has(target));
    }

    /// What `proxy` is told of us (RFC 7617), if its variable holds a name.
    static Optional<String> credentials(URI proxy) {
        return Optional.ofNullable(proxy.getUserInfo())
                .map(user -> user.contains(":") ? user : user + ":")
                .map(user -> "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<URI> proxy(Map<String, String> environment, String name) {
        return value(environment, name).flatMap(text -> {
            Optional<URI> address = parse(text.contains("://") ? text : "http://" + text);
            if (address.isEmpty()) {
                LOG.warn("{} is no http proxy and not used", name);
            }
            return address;
        });
    }

    private static Optional<URI> parse(String text) {
        try {
            URI address = URI.create(text);
            boolean usable = "http".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getPort() <= 65_535;
            return usable ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
