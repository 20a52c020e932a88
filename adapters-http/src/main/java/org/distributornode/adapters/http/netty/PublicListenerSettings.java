package org.distributornode.adapters.http.netty;

import java.time.Duration;
import java.util.Optional;

/// How a listener treats its clients.
///
/// @param host address to listen on; empty for all addresses of both families
/// @param port 1 to 65535; known before the start, since routes are confined to it
/// @param headTimeout how long a client may take for the head of its next request, idling included
/// @param stallTimeout how long a client may read nothing of an answer that waits for it
/// @param drainTimeout how long running answers may take when the listener stops
/// @param maxRequestLine bytes
/// @param maxHeaders bytes
public record PublicListenerSettings(
        Optional<String> host,
        int port,
        Duration headTimeout,
        Duration stallTimeout,
        Duration drainTimeout,
        int maxRequestLine,
        int maxHeaders) {

    public PublicListenerSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }

    /// All addresses and ordinary limits.
    public static PublicListenerSettings onPort(int port) {
        return new PublicListenerSettings(
                Optional.empty(),
                port,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                8 * 1024,
                16 * 1024);
    }
}
