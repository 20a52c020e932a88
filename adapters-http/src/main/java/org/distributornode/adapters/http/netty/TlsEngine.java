package org.distributornode.adapters.http.netty;

import io.netty.handler.ssl.SslProvider;
import java.util.Locale;

/// What encrypts.
public enum TlsEngine {
    OPEN_SSL,
    JDK;

    /// This one where it can be had, else that of the JDK, which always can.
    public TlsEngine orWhatLoads() {
        return this == JDK || !SslProvider.isAlpnSupported(SslProvider.OPENSSL_REFCNT) ? JDK : OPEN_SSL;
    }

    /// As it is shown to operators.
    public String shown() {
        return name().replace("_", "").toLowerCase(Locale.ROOT);
    }

    SslProvider provider() {
        return this == JDK ? SslProvider.JDK : SslProvider.OPENSSL_REFCNT;
    }
}
