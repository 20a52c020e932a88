package org.distributornode.bootstrap.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.tls.CertificateFiles;
import org.distributornode.domain.integration.NodeUuid;
import org.distributornode.domain.integration.RetryPolicy;

/// The listener that integrators come in by, and how they are told of events.
///
/// @param port 0 for any free one
/// @param nodeId absent: one that is made once and kept
/// @param hmacSecret signs the integrators' tokens; never printed
/// @param sessionTtlMax how far ahead a session token may expire
/// @param maxBody bytes of a request
/// @param keyFile with the key of what is secret at rest; absent: one of the node's own
/// @param tls absent: plain HTTP
public record IntegrationApi(
        String host,
        int port,
        Optional<NodeUuid> nodeId,
        String hmacSecret,
        Duration sessionTtlMax,
        int maxBody,
        Optional<Path> keyFile,
        Receivers receivers,
        Queues queues,
        Optional<CertificateFiles> tls) {

    @Override
    public String toString() {
        return "IntegrationApi[host=" + host + ", port=" + port + "]";
    }

    /// Who may be called, and how.
    ///
    /// @param allowedHosts hosts, or hosts with ports, that are called wherever they are
    /// @param allowedPorts of all others
    /// @param timeout for a connection, and for an answer
    /// @param tests of webhooks at a time
    public record Receivers(List<String> allowedHosts, List<Integer> allowedPorts, Duration timeout, int tests) {}

    /// How much is kept, and how often it is tried.
    ///
    /// @param distributors that there may be
    /// @param waiting deliveries for each; older ones are given up
    /// @param kept deliveries for each that were taken, and as many that were given up
    /// @param keptFor how long these are kept
    public record Queues(RetryPolicy retry, int distributors, int waiting, int kept, Duration keptFor) {}
}
