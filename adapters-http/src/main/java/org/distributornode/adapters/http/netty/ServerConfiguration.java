package org.distributornode.adapters.http.netty;

import io.micronaut.http.HttpVersion;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration.NettyListenerConfiguration;
import io.micronaut.http.ssl.ServerSslConfiguration;
import io.micronaut.runtime.ApplicationConfiguration;
import java.time.Duration;
import java.util.List;
import org.distributornode.adapters.http.netty.ListenerTls.Http2;

/// The settings of a listener in the framework's terms.
record ServerConfiguration(ApplicationConfiguration application, ListenerSettings settings) {

    NettyHttpServerConfiguration plain() {
        NettyHttpServerConfiguration configuration = new NettyHttpServerConfiguration(application);
        settings.host().ifPresent(configuration::setHost);
        configuration.setPort(settings.port());
        configuration.setMaxInitialLineLength(settings.limits().requestLine());
        configuration.setMaxHeaderSize(settings.limits().headers());
        configuration.setMaxRequestSize(settings.limits().body());
        configuration.setMaxRequestBufferSize(settings.limits().body());
        configuration.setRequestDecompressionEnabled(false);
        configuration.setIdleTimeout(Duration.ofSeconds(-1)); // SlowClientGuard knows better who is idle
        return configuration;
    }

    /// Each HTTP/2 stream has a channel of its own, so that all that deals with a connection of HTTP/1.1 deals with it.
    NettyHttpServerConfiguration encrypted(ListenerTls tls) {
        NettyHttpServerConfiguration configuration = plain();
        configuration.setHttpVersion(HttpVersion.HTTP_2_0); // means that the client is asked, see TlsContexts
        configuration.setLegacyMultiplexHandlers(true);
        tls.http2().ifPresent(bounds -> limit(configuration.getHttp2(), bounds));
        NettyListenerConfiguration port = new NettyListenerConfiguration(settings.name());
        settings.host().ifPresent(port::setHost);
        port.setPort(settings.port());
        port.setSsl(true);
        port.setKeyName(settings.name());
        configuration.setListeners(List.of(port));
        return configuration;
    }

    ServerSslConfiguration encryption(ListenerTls tls) {
        ServerSslConfiguration configuration = new ServerSslConfiguration();
        configuration.setEnabled(true);
        configuration.setHandshakeTimeout(tls.handshakeTimeout());
        return configuration;
    }

    private static void limit(NettyHttpServerConfiguration.Http2Settings http2, Http2 bounds) {
        http2.setMaxConcurrentStreams((long) bounds.streams());
        http2.setMaxHeaderListSize((long) bounds.headers());
    }
}
