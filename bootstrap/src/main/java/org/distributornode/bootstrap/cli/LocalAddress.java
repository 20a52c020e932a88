package org.distributornode.bootstrap.cli;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import org.distributornode.bootstrap.config.IntegrationApi;
import org.distributornode.bootstrap.config.NodeConfiguration.PublicApi;
import org.distributornode.bootstrap.config.OperatorApi;

/// Where a listener is reached on its own machine. Empty for port 0: which port it has got its process alone knows.
public final class LocalAddress {

    private static final String EVERYWHERE = "0.0.0.0";
    private static final String THIS_MACHINE = "127.0.0.1";

    private LocalAddress() {}

    /// @throws StartFailure if the host is unknown
    public static Optional<URI> of(PublicApi api) {
        return of(api.host(), api.port(), api.tls().isPresent());
    }

    /// @throws StartFailure if the host is unknown
    public static Optional<URI> of(OperatorApi api) {
        return of(api.host().orElse(EVERYWHERE), api.port(), api.tls().isPresent());
    }

    /// @throws StartFailure if the host is unknown
    public static Optional<URI> of(IntegrationApi api) {
        return of(api.host(), api.port(), api.tls().isPresent());
    }

    private static Optional<URI> of(String host, int port, boolean encrypted) {
        if (port == 0) {
            return Optional.empty();
        }
        try {
            String reached = InetAddress.getByName(host).isAnyLocalAddress() ? THIS_MACHINE : host;
            return Optional.of(new URI(encrypted ? "https" : "http", null, reached, port, null, null, null));
        } catch (UnknownHostException | URISyntaxException e) {
            throw new StartFailure(host + " cannot be asked.", e);
        }
    }
}
