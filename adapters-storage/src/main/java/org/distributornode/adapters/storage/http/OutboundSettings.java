package org.distributornode.adapters.storage.http;

import java.time.Duration;

/// How this node talks to others.
///
/// @param timeout for a connection, for the head of an answer, and between two of its bytes
/// @param wholeAnswer the longest that one answer may take
/// @param connectionsPerHost how many connections to one host and port are open at once
/// @param followsRedirects whether a redirect is followed; each hop's address is checked like the first
/// @param userAgent what we call ourselves
/// @param proxies through which connections go
public record OutboundSettings(
        Duration timeout,
        Duration wholeAnswer,
        int connectionsPerHost,
        boolean followsRedirects,
        String userAgent,
        EnvironmentProxies proxies) {

    public OutboundSettings {
        if (timeout.isNegative() || timeout.isZero() || wholeAnswer.isNegative() || wholeAnswer.isZero()) {
            throw new IllegalArgumentException("time limits must be positive");
        }
        if (connectionsPerHost < 1) {
            throw new IllegalArgumentException("no connection allowed");
        }
    }
}
