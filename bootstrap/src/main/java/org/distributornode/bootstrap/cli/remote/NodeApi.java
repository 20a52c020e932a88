package org.distributornode.bootstrap.cli.remote;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.distributornode.adapters.http.tls.CertificateFiles;
import org.distributornode.bootstrap.cli.LocalAddress;
import org.distributornode.bootstrap.config.IntegrationApi;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.config.OperatorApi;

/// A guarded API of a node that commands speak to.
enum NodeApi {
    OPERATOR("operator"),
    INTEGRATION("integration");

    private final String listener;

    NodeApi(String listener) {
        this.listener = listener;
    }

    /// The API that the listener of this name offers.
    static Optional<NodeApi> of(String listener) {
        for (NodeApi api : values()) {
            if (api.listener.equals(listener)) {
                return Optional.of(api);
            }
        }
        return Optional.empty();
    }

    /// For sentences: "operator API".
    String named() {
        return listener + " API";
    }

    /// Its section of the configuration.
    String section() {
        return listener + "Api";
    }

    /// The variable that its secret may stand in.
    String variable() {
        return "JOYSTREAM_DISTRIBUTOR__" + name() + "_API__HMAC_SECRET";
    }

    /// What it wants of each request beside a token.
    Map<String, String> headers() {
        return this == INTEGRATION ? Map.of("X-Target-Server", listener) : Map.of();
    }

    /// Empty if the node has no such API.
    Optional<Found> in(NodeConfiguration node) {
        return switch (this) {
            case OPERATOR -> node.operatorApi().map(NodeApi::of);
            case INTEGRATION -> node.integrationApi().map(NodeApi::of);
        };
    }

    private static Found of(OperatorApi api) {
        return new Found(() -> LocalAddress.of(api), api.hmacSecret(), api.sessionTtlMax(), api.tls());
    }

    private static Found of(IntegrationApi api) {
        return new Found(() -> LocalAddress.of(api), api.hmacSecret(), api.sessionTtlMax(), api.tls());
    }

    /// What a configuration says of it.
    ///
    /// @param longestSession how long a session token may be good
    record Found(Address address, String secret, Duration longestSession, Optional<CertificateFiles> tls) {}

    /// Where it is; looked up when it is asked for.
    @FunctionalInterface
    interface Address {
        /// Empty for a port that its process alone knows.
        Optional<URI> find();
    }
}
