package org.distributornode.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/// Ports that must be known before anybody listens on them.
final class FreePort {

    private FreePort() {}

    /// The configured port, or one that is free at present where 0 is configured.
    static int insteadOf(int configured) {
        if (configured != 0) {
            return configured;
        }
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }
}
