package org.distributornode.bootstrap.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.netty.ListenerTls.Http2;
import org.distributornode.adapters.http.netty.TlsEngine;
import org.distributornode.adapters.http.tls.CertificateFiles;

/// The keys under `tls`, those under the `tls` of each listener, and those under `publicApi.http2`.
final class TlsKeys {

    private static final int LARGEST_HEADERS = 1 << 20;

    private static final ListenerKeys PUBLIC = ListenerKeys.of("publicApi");
    private static final ListenerKeys OPERATOR = ListenerKeys.of(ApiKeys.OPERATOR);
    private static final ListenerKeys AISTORE = ListenerKeys.of(AistoreKeys.SECTION);
    private static final ListenerKeys INTEGRATION = ListenerKeys.of(IntegrationKeys.SECTION);

    private static final Key<Boolean> HTTP2 = Key.standard("publicApi.http2.enabled", Formats.flag(), "true");
    private static final Key<Integer> STREAMS = Key.standard("publicApi.http2.streams", Formats.integer(1), "100");
    private static final Key<Long> HEADERS = Key.standard("publicApi.http2.headers", Formats.size("1K"), "16K");

    private static final Key<TlsEngine> ENGINE =
            Key.standard("tls.engine", Formats.choice(TlsEngine.values()), "openSsl");
    private static final Key<Integer> HANDSHAKE = Key.standard("tls.handshakeTimeoutSec", Formats.integer(1), "10");
    private static final Key<Integer> LOOK_EVERY = Key.standard("tls.lookEverySec", Formats.integer(1), "60");
    private static final Key<Integer> WARN_DAYS = Key.standard("tls.warnDays", Formats.integer(0), "14");

    static final List<Key<?>> ALL = List.of(
            PUBLIC.certificate(),
            PUBLIC.key(),
            PUBLIC.password(),
            HTTP2,
            STREAMS,
            HEADERS,
            OPERATOR.certificate(),
            OPERATOR.key(),
            OPERATOR.password(),
            AISTORE.certificate(),
            AISTORE.key(),
            AISTORE.password(),
            INTEGRATION.certificate(),
            INTEGRATION.key(),
            INTEGRATION.password(),
            ENGINE,
            HANDSHAKE,
            LOOK_EVERY,
            WARN_DAYS);

    private TlsKeys() {}

    static Encryption read(Values values) {
        return new Encryption(
                values.get(ENGINE), values.seconds(HANDSHAKE), values.seconds(LOOK_EVERY), values.get(WARN_DAYS));
    }

    static Optional<CertificateFiles> ofPublicApi(Values values) {
        return PUBLIC.read(values);
    }

    static Optional<CertificateFiles> ofOperatorApi(Values values) {
        return OPERATOR.read(values);
    }

    static Optional<CertificateFiles> ofAistoreApi(Values values) {
        return AISTORE.read(values);
    }

    static Optional<CertificateFiles> ofIntegrationApi(Values values) {
        return INTEGRATION.read(values);
    }

    static Optional<Http2> http2(Values values) {
        Http2 bounds = new Http2(values.get(STREAMS), (int) Math.min(values.get(HEADERS), LARGEST_HEADERS));
        return values.get(HTTP2) ? Optional.of(bounds) : Optional.empty();
    }

    /// The keys that each listener has.
    private record ListenerKeys(String section, Key<String> certificate, Key<String> key, Key<String> password) {

        static ListenerKeys of(String listener) {
            String section = listener + ".tls";
            return new ListenerKeys(
                    section,
                    Key.of(section + ".certificate", Formats.path()),
                    Key.of(section + ".key", Formats.path()),
                    Key.secret(section + ".keyPassword", Formats.text()));
        }

        Optional<CertificateFiles> read(Values values) {
            if (!values.has(section)) {
                return Optional.empty();
            }
            Path chain = values.path(certificate);
            return Optional.of(new CertificateFiles(section, chain, values.path(key), values.find(password)));
        }
    }
}
