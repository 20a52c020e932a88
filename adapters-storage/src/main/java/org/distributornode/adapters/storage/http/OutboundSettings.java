package org.distributornode.adapters.storage.http;

import java.time.Duration;

/// How this node talks to others.
///
/// @param timeout for a connection, for the head of an answer, and between two of its bytes
/// @param wholeAnswer the longest that one answer may take
/// @param bounds of connections and memory
/// @param followsRedirects whether a redirect is followed; each hop's address is checked like the first
/// @param userAgent what we call ourselves
/// @param proxies through which connections go
public record OutboundSettings(
        Duration timeout,
        Duration wholeAnswer,
        Bounds bounds,
        boolean followsRedirects,
        String userAgent,
        EnvironmentProxies proxies) {

    /// What all requests together may take.
    ///
    /// @param connectionsPerHost how many connections to one host and port are open at once
    /// @param connections how many are open at once in all
    /// @param bytesInFlight how many received bytes may wait to be taken, small buffers not counted
    /// @param receiveBuffer how many bytes of each connection the system receives ahead; 0: as it sees fit
    public record Bounds(int connectionsPerHost, int connections, long bytesInFlight, int receiveBuffer) {
        public Bounds {
            if (connectionsPerHost < 1 || connections < 1) {
                throw new IllegalArgumentException("no connection allowed");
            }
        }
    }

    public OutboundSettings {
        if (timeout.isNegative() || timeout.isZero() || wholeAnswer.isNegative() || wholeAnswer.isZero()) {
            throw new IllegalArgumentException("time limits must be positive");
        }
    }
}
