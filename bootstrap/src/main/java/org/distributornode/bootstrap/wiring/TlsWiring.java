package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.distributornode.adapters.http.netty.Listeners;
import org.distributornode.adapters.http.tls.ShownCertificates;
import org.distributornode.bootstrap.config.NodeConfiguration;

/// The certificates of the listeners.
@Factory
final class TlsWiring {

    @Singleton
    ShownCertificates shownCertificates(Listeners listeners, NodeConfiguration configuration) {
        return () -> listeners.certificates(configuration.encryption().warnDays());
    }
}
