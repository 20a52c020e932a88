package org.distributornode.adapters.http.tls;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What clients are shown by the listeners that speak TLS.
@FunctionalInterface
public interface ShownCertificates {

    /// Those of this moment.
    List<ShownCertificate> now();

    /// @param listener its name
    /// @param engine that encrypts: `openssl` or `jdk`
    /// @param daysLeft whole days to the end, below 0 once it is past
    /// @param expiresSoon whether a person must look
    /// @param refused why the files as they are now are not taken
    record ShownCertificate(
            String listener,
            String engine,
            Instant expiresAt,
            long daysLeft,
            boolean expiresSoon,
            Optional<String> refused) {}
}
