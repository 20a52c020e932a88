package org.distributornode.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.distributornode.adapters.http.in.access.AccessLog;
import org.distributornode.adapters.http.in.publicapi.PublicApiSettings;
import org.distributornode.adapters.http.netty.ComingAssets;
import org.distributornode.adapters.http.netty.Listener;
import org.distributornode.adapters.http.netty.ListenerSettings;
import org.distributornode.adapters.http.netty.Listeners;
import org.distributornode.adapters.http.netty.hit.HitPath;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.domain.content.MediaType;

/// The public API and its listener.
@Factory
final class PublicWiring {

    private static final String NODE_ENV = "NODE_ENV";

    @Singleton
    AccessLog accessLog(NodeConfiguration configuration) {
        return configuration.logs().accessEvery().map(AccessLog::oneOf).orElseGet(AccessLog::off);
    }

    @Singleton
    PublicApiSettings publicApiSettings(NodeConfiguration configuration) {
        NodeConfiguration.PublicApi keys = configuration.publicApi();
        return new PublicApiSettings(
                keys.maxRanges(),
                keys.allowedMediaTypes().stream().map(MediaType::essence).collect(Collectors.toUnmodifiableSet()),
                Optional.ofNullable(System.getenv(NODE_ENV)).orElse(""),
                Patience.of(configuration.limits()));
    }

    @Singleton
    Listeners listeners(List<Listener> all) {
        return new Listeners(all);
    }

    @Singleton
    @Named(ListenerSettings.PUBLIC)
    Listener publicListener(
            ListenerParts parts,
            NodeConfiguration configuration,
            HitPath hits,
            ComingAssets coming,
            @Property(name = "node.public.port") int port) {
        NodeConfiguration.PublicApi keys = configuration.publicApi();
        return parts.listener(
                new ListenerSettings(
                        ListenerSettings.PUBLIC,
                        Optional.of(keys.host()),
                        port,
                        keys.readTimeout(),
                        keys.writeTimeout(),
                        keys.drainTimeout(),
                        ListenerSettings.Limits.ORDINARY,
                        parts.publicTls()),
                Optional.of(hits).filter(_ -> keys.hotObjects().fastPath()),
                Optional.of(coming).filter(_ -> keys.hotObjects().fastPath()));
    }
}
