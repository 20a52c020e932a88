package org.distributornode.bootstrap.config;

import java.time.Duration;
import org.distributornode.adapters.http.netty.TlsEngine;

/// How listeners with a certificate speak TLS.
///
/// @param engine where it loads
/// @param handshakeTimeout how long a client may take to come to terms
/// @param lookEvery time between two looks at the files of certificates
/// @param warnDays so long before the end of a certificate there is an alarm
public record Encryption(TlsEngine engine, Duration handshakeTimeout, Duration lookEvery, int warnDays) {}
