package org.distributornode.adapters.http.netty;

import java.time.Duration;
import java.util.Optional;

/// How a listener treats its clients.
///
/// @param name one word; its keys in the configuration are below this word and `Api`
/// @param host address to listen on; empty for all addresses of both families
/// @param port 1 to 65535; known before the start, since routes are confined to it
/// @param headTimeout how long a client may take for the head of its next request, idling included
/// @param stallTimeout how long a client may read nothing of an answer that waits for it
/// @param drainTimeout how long running answers may take when the listener stops
/// @param limits how large requests may be
/// @param tls absent for one that speaks plain HTTP
public record ListenerSettings(
        String name,
        Optional<String> host,
        int port,
        Duration headTimeout,
        Duration stallTimeout,
        Duration drainTimeout,
        Limits limits,
        Optional<ListenerTls> tls) {

    /// The name of the listener that players come in by.
    public static final String PUBLIC = "public";

    /// The name of the one that the node is steered by.
    public static final String OPERATOR = "operator";

    /// The name of the one that integrators come in by.
    public static final String INTEGRATION = "integration";

    public ListenerSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /// All in bytes.
    public record Limits(int requestLine, int headers, int body) {

        public static final Limits ORDINARY = new Limits(8 * 1024, 16 * 1024, 1024 * 1024);

        public Limits withBody(int changed) {
            return new Limits(requestLine, headers, changed);
        }
    }

    /// The public API on all addresses, with ordinary limits.
    public static ListenerSettings publicApi(int port) {
        return new ListenerSettings(
                PUBLIC,
                Optional.empty(),
                port,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Limits.ORDINARY,
                Optional.empty());
    }

    public ListenerSettings withTls(ListenerTls changed) {
        return new ListenerSettings(
                name, host, port, headTimeout, stallTimeout, drainTimeout, limits, Optional.of(changed));
    }

    /// The section of the configuration that it is set up by.
    public String section() {
        return name + "Api";
    }

    /// Whether paths are case-insensitive and query parameters are ignored, as on the reference node's public
    /// API.
    boolean readsTargetsLeniently() {
        return name.equals(PUBLIC);
    }
}
