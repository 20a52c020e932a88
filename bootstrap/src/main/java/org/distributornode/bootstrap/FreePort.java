package org.distributornode.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports that must be known before anybody listens on them.
final class FreePort {

    /// Systems give outgoing connections the ports above (RFC 6335, section 6, and Linux from 32768 on), so that one
    /// of those may be taken again before it is listened on.
    private static final int FIRST = 16_384;

    private static final int AFTER_LAST = 32_768;
    private static final int MOST_TRIES = 50;

    private FreePort() {}

    /// The configured port, or one that is free at present where 0 is configured.
    static int insteadOf(int configured) {
        if (configured != 0) {
            return configured;
        }
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
            if (isFree(port)) {
                return port;
            }
        }
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
