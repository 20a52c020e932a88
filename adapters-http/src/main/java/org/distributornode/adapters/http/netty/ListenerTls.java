package org.distributornode.adapters.http.netty;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.distributornode.adapters.http.tls.CertificateFiles;
import org.distributornode.adapters.http.tls.CertificateRefused;
import org.distributornode.adapters.http.tls.LiveCertificate;

/// How a listener speaks TLS, 1.2 or 1.3.
///
/// @param engine one that loads here
/// @param handshakeTimeout how long a client may take to come to terms
/// @param http2 present where HTTP/2 is offered beside HTTP/1.1
public record ListenerTls(
        LiveCertificate certificate, TlsEngine engine, Duration handshakeTimeout, Optional<Http2> http2) {

    /// The bounds of one HTTP/2 connection. Those on resets, pings, settings and empty frames are Netty's own.
    ///
    /// @param streams at a time
    /// @param headers bytes of a request's fields, 32 added for each (RFC 9113, section 6.5.2)
    public record Http2(int streams, int headers) {}

    /// @param wanted taken where it loads
    /// @throws CertificateRefused if the certificate cannot be shown
    public static ListenerTls of(
            CertificateFiles files,
            InstantSource clock,
            TlsEngine wanted,
            Duration handshakeTimeout,
            Optional<Http2> http2) {
        TlsEngine engine = wanted.orWhatLoads();
        return new ListenerTls(
                LiveCertificate.load(files, clock, identity -> TlsContexts.tryOut(files, engine, identity)),
                engine,
                handshakeTimeout,
                http2);
    }
}
