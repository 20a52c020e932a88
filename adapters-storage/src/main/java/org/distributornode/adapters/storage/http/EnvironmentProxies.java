package org.distributornode.adapters.storage.http;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Proxies as environment variables name them: `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, in capital or
/// small letters. This machine itself is always contacted directly.
public final class EnvironmentProxies extends ProxySelector {

    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentProxies.class);
    private static final List<Proxy> DIRECTLY = List.of(Proxy.NO_PROXY);

    private final Optional<URI> forHttp;
    private final Optional<URI> forHttps;
    private final List<String> exceptions;

    private EnvironmentProxies(Optional<URI> forHttp, Optional<URI> forHttps, List<String> exceptions) {
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
        List<String> exceptions = value(environment, "NO_PROXY").stream()
                .flatMap(list -> Stream.of(list.split(",", -1)))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .toList();
        return new EnvironmentProxies(
                proxy(environment, "HTTP_PROXY").or(() -> all),
                proxy(environment, "HTTPS_PROXY").or(() -> all),
                exceptions);
    }

    /// Whether connections to `target` go through a proxy.
    boolean covers(URI target) {
        return !select(target).equals(DIRECTLY);
    }

    @Override
    public List<Proxy> select(URI target) {
        Optional<URI> proxy = "https".equalsIgnoreCase(target.getScheme()) ? forHttps : forHttp;
        if (proxy.isEmpty() || isException(target)) {
            return DIRECTLY;
        }
        URI address = proxy.orElseThrow();
        var socket = InetSocketAddress.createUnresolved(address.getHost(), Targets.port(address));
        return List.of(new Proxy(Proxy.Type.HTTP, socket));
    }

    @Override
    public void connectFailed(URI target, SocketAddress proxy, IOException failure) {
        LOG.debug("The proxy {} cannot be reached: {}", proxy, failure.toString());
    }

    /// Answers proxies that ask who we are, if one of the variables holds a name.
    Optional<Authenticator> credentials() {
        List<URI> withUser = Stream.of(forHttp, forHttps)
                .flatMap(Optional::stream)
                .filter(proxy -> proxy.getUserInfo() != null)
                .toList();
        return withUser.isEmpty() ? Optional.empty() : Optional.of(new ProxyUsers(withUser));
    }

    private boolean isException(URI target) {
        String host = target.getHost().toLowerCase(Locale.ROOT);
        boolean here = Targets.isLocalhost(target)
                || Targets.literal(target)
                        .filter(address -> address.isLoopbackAddress())
                        .isPresent();
        return here || exceptions.stream().anyMatch(entry -> excepts(entry, host, Targets.port(target)));
    }

    private static boolean excepts(String entry, String host, int port) {
        if (entry.equals("*") || entry.equals(host) || entry.equals(host + ":" + port)) {
            return true;
        }
        String domain =
                entry.startsWith("*.") ? entry.substring(2) : entry.startsWith(".") ? entry.substring(1) : entry;
        return host.equals(domain) || host.endsWith("." + domain);
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
            boolean usable = "http".equalsIgnoreCase(address.getScheme()) && address.getHost() != null;
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

    private static final class ProxyUsers extends Authenticator {

        private final List<URI> proxies;

        ProxyUsers(List<URI> proxies) {
            this.proxies = proxies;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            for (URI proxy : proxies) {
                if (getRequestorType() == RequestorType.PROXY
                        && proxy.getHost().equalsIgnoreCase(getRequestingHost())
                        && Targets.port(proxy) == getRequestingPort()) {
                    String[] parts = proxy.getUserInfo().split(":", 2);
                    return new PasswordAuthentication(parts[0], (parts.length > 1 ? parts[1] : "").toCharArray());
                }
            }
            return super.getPasswordAuthentication();
        }
    }
}
