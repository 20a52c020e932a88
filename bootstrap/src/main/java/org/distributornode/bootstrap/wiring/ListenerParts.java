package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Context;
import io.micronaut.http.server.netty.NettyEmbeddedServerFactory;
import io.micronaut.runtime.ApplicationConfiguration;
import java.time.InstantSource;
import java.util.Optional;
import org.distributornode.adapters.http.netty.ComingAssets;
import org.distributornode.adapters.http.netty.Listener;
import org.distributornode.adapters.http.netty.ListenerSettings;
import org.distributornode.adapters.http.netty.ListenerTls;
import org.distributornode.adapters.http.netty.ListenerTls.Http2;
import org.distributornode.adapters.http.netty.exchange.ExchangePath;
import org.distributornode.adapters.http.netty.hit.HitPath;
import org.distributornode.adapters.http.tls.CertificateFiles;
import org.distributornode.bootstrap.config.AistoreApi;
import org.distributornode.bootstrap.config.Encryption;
import org.distributornode.bootstrap.config.IntegrationApi;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.config.OperatorApi;

/// What all listeners are made with. Made at the start: a certificate that cannot be shown is told then.
@Context
final class ListenerParts {

    private final NettyEmbeddedServerFactory servers;
    private final ApplicationConfiguration application;
    private final Optional<ListenerTls> publicTls;
    private final Optional<ListenerTls> operatorTls;
    private final Optional<ListenerTls> aistoreTls;
    private final Optional<ListenerTls> integrationTls;

    ListenerParts(
            NettyEmbeddedServerFactory servers,
            ApplicationConfiguration application,
            NodeConfiguration configuration,
            InstantSource clock) {
        this.servers = servers;
        this.application = application;
        NodeConfiguration.PublicApi keys = configuration.publicApi();
        this.publicTls = keys.tls().map(files -> tls(files, configuration.encryption(), clock, keys.http2()));
        this.operatorTls = configuration
                .operatorApi()
                .flatMap(OperatorApi::tls)
                .map(files -> tls(files, configuration.encryption(), clock, Optional.empty()));
        this.aistoreTls = configuration
                .aistoreApi()
                .flatMap(AistoreApi::tls)
                .map(files -> tls(files, configuration.encryption(), clock, Optional.empty()));
        this.integrationTls = configuration
                .integrationApi()
                .flatMap(IntegrationApi::tls)
                .map(files -> tls(files, configuration.encryption(), clock, Optional.empty()));
    }

    /// What the public listener speaks; empty for plain HTTP.
    Optional<ListenerTls> publicTls() {
        return publicTls;
    }

    /// What the operator listener speaks; empty for plain HTTP.
    Optional<ListenerTls> operatorTls() {
        return operatorTls;
    }

    /// What the integration listener speaks; empty for plain HTTP.
    Optional<ListenerTls> integrationTls() {
        return integrationTls;
    }

    /// What the AIStore listener speaks; empty for plain HTTP.
    Optional<ListenerTls> aistoreTls() {
        return aistoreTls;
    }

    /// One that leaves no request to the framework.
    Listener listener(ListenerSettings settings, ExchangePath exchanges) {
        return new Listener(servers, application, settings, exchanges);
    }

    /// One that leaves every request to the framework.
    Listener listener(ListenerSettings settings) {
        return new Listener(servers, application, settings);
    }

    /// @param hits answers plain requests for held objects
    /// @param coming answers those for objects on their way in
    Listener listener(ListenerSettings settings, Optional<HitPath> hits, Optional<ComingAssets> coming) {
        return new Listener(servers, application, settings, hits, coming);
    }

    private static ListenerTls tls(
            CertificateFiles files, Encryption encryption, InstantSource clock, Optional<Http2> http2) {
        return ListenerTls.of(files, clock, encryption.engine(), encryption.handshakeTimeout(), http2);
    }
}
