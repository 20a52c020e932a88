package org.distributornode.adapters.http.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a listener proves itself with.
///
/// @param key of the first certificate
/// @param chain the listener's own certificate, then those that lead to its authority
public record Identity(PrivateKey key, List<X509Certificate> chain) {

    public Identity {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    public Instant expiresAt() {
        return certificate().getNotAfter().toInstant();
    }

    /// Whole days until then; below 0 once it is past.
    public long daysLeft(Instant now) {
        return Math.floorDiv(
                Duration.between(now, expiresAt()).toSeconds(),
                Duration.ofDays(1).toSeconds());
    }

    /// The key stays out of it.
    @Override
    public String toString() {
        return "Identity[" + certificate().getSubjectX500Principal() + ", expires " + expiresAt() + "]";
    }
}
