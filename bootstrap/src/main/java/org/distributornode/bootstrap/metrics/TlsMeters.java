package org.distributornode.bootstrap.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.distributornode.adapters.http.netty.Listener;
import org.distributornode.adapters.http.netty.Listeners;
import org.distributornode.adapters.http.tls.LiveCertificate;

/// How the listeners that speak TLS do.
public record TlsMeters(Listeners listeners) {

    private static final String LISTENER = "listener";

    public void bindTo(MeterRegistry registry) {
        for (Listener listener : listeners.all()) {
            listener.tls().ifPresent(tls -> bind(registry, listener, tls.certificate()));
        }
    }

    private static void bind(MeterRegistry registry, Listener listener, LiveCertificate certificate) {
        Gauge.builder("distributor.certificate.days", certificate, live -> (double) live.daysLeft())
                .description("Whole days until the certificate of the listener expires")
                .tag(LISTENER, listener.name())
                .register(registry);
        Gauge.builder(
                        "distributor.certificate.refused",
                        certificate,
                        live -> live.refused().isPresent() ? 1 : 0)
                .description("1 while the files of the certificate are not taken as they are")
                .tag(LISTENER, listener.name())
                .register(registry);
        FunctionCounter.builder("distributor.tls.handshakes.failed", listener, each -> (double) each.failedHandshakes())
                .description("TLS handshakes that came to nothing")
                .tag(LISTENER, listener.name())
                .register(registry);
    }
}
