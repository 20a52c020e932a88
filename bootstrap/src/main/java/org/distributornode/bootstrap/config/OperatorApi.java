package org.distributornode.bootstrap.config;

import java.time.Duration;
import java.util.Optional;
import org.distributornode.adapters.http.tls.CertificateFiles;

/// The listener that the node is steered by.
///
/// @param host absent: all addresses
/// @param port 0 for any free one
/// @param hmacSecret signs the operators' tokens; never printed
/// @param sessionTtlMax how far ahead a session token may expire
/// @param maxBody bytes of a request
/// @param openMetrics whether metrics are shown without a token
/// @param tls absent: plain HTTP
public record OperatorApi(
        Optional<String> host,
        int port,
        String hmacSecret,
        Duration sessionTtlMax,
        int maxBody,
        boolean openMetrics,
        Optional<CertificateFiles> tls) {

    @Override
    public String toString() {
        return "OperatorApi[host=" + host + ", port=" + port + "]";
    }
}
