package org.distributornode.adapters.http.in.security;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distributornode.adapters.http.security.ListenerTokens;

/// Who may come in by one listener.
///
/// @param port the listener's
/// @param maxBody bytes; larger requests are refused before anything else
/// @param open paths of the platform that ask for no token; ours say so themselves, by [Open]
/// @param readable paths of the platform that a reader may ask for
public record Guard(int port, ListenerTokens tokens, int maxBody, Set<String> open, Set<String> readable) {

    public Guard {
        open = Set.copyOf(open);
        readable = Set.copyOf(readable);
    }

    /// Health is for everybody, metrics are for everybody or for readers.
    public static Guard ofOperator(int port, ListenerTokens tokens, int maxBody, boolean openMetrics) {
        Set<String> health = Set.of("/health", "/health/liveness", "/health/readiness");
        Set<String> metrics = Set.of("/prometheus");
        Set<String> open = Stream.of(health, openMetrics ? metrics : Set.<String>of())
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        return new Guard(port, tokens, maxBody, open, metrics);
    }

    /// Nothing is for everybody but what says so itself.
    public static Guard ofIntegration(int port, ListenerTokens tokens, int maxBody) {
        return new Guard(port, tokens, maxBody, Set.of(), Set.of());
    }
}
