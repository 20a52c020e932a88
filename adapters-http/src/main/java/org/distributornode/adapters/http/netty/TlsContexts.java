package org.distributornode.adapters.http.netty;

import io.micronaut.http.netty.NettySslContextBuilder;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import javax.net.ssl.SSLException;
import org.distributornode.adapters.http.tls.CertificateFiles;
import org.distributornode.adapters.http.tls.CertificateRefused;
import org.distributornode.adapters.http.tls.Identity;

/// Makes what each new connection of a listener is encrypted by, of the identity that counts by then.
final class TlsContexts extends NettySslContextBuilder {

    private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

    /// Forward secrecy and authenticated encryption only; all of them may carry HTTP/2 (RFC 9113, section 9.2.2).
    private static final List<String> CIPHERS = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final ListenerTls tls;

    TlsContexts(ListenerTls tls) {
        super(true);
        this.tls = tls;
    }

    @Override
    public SslContext buildTcp() throws SSLException {
        List<String> protocols = tls.http2().isPresent()
                ? List.of(ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1)
                : List.of(ApplicationProtocolNames.HTTP_1_1);
        return builder(tls.engine(), tls.certificate().identity())
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        protocols))
                .build();
    }

    /// @throws CertificateRefused if the engine cannot show it
    static void tryOut(CertificateFiles files, TlsEngine engine, Identity identity) {
        try {
            ReferenceCountUtil.release(builder(engine, identity).build());
        } catch (SSLException | IllegalArgumentException failure) {
            throw CertificateRefused.unusable(files, engine.shown() + ": " + failure.getMessage());
        }
    }

    private static SslContextBuilder builder(TlsEngine engine, Identity identity) {
        return SslContextBuilder.forServer(identity.key(), identity.chain())
                .sslProvider(engine.provider())
                .protocols(VERSIONS)
                .ciphers(CIPHERS, SupportedCipherSuiteFilter.INSTANCE);
    }
}
