package org.distributornode.adapters.http.netty;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.netty.NettySslContextBuilder;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration.NettyListenerConfiguration;
import io.micronaut.http.server.netty.ssl.NettyServerSslFactory;
import io.micronaut.http.ssl.CertificateProvider;
import io.micronaut.inject.qualifiers.Qualifiers;
import jakarta.inject.Singleton;

/// Has the framework encrypt as the listener of a port is told to.
@Singleton
@Replaces(NettyServerSslFactory.class)
final class ListenerContexts extends NettyServerSslFactory {

    private final BeanContext context;

    ListenerContexts(BeanContext context) {
        this.context = context;
    }

    @Override
    public NettySslContextBuilder serverBuilder(NettyListenerConfiguration listener) {
        CertificateProvider provider =
                context.getBean(CertificateProvider.class, Qualifiers.byName(listener.getKeyName()));
        if (provider instanceof ListenerKeys keys) {
            return keys.contexts();
        }
        throw new IllegalStateException("no listener of ours: " + listener.getName());
    }
}
