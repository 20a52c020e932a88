package org.distributornode.adapters.storage.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.port.origin.OriginFailure.Kind;

/// Limits how many connections one host gets at once.
final class HostSlots {

    private final int perHost;
    private final Map<String, Integer> taken = new HashMap<>();

    HostSlots(int perHost) {
        this.perHost = perHost;
    }

    /// Waits for a free slot. The caller releases it; a second release does nothing.
    ///
    /// @throws OriginFailure TIMED_OUT if none gets free in time, CUT_SHORT if interrupted
    Slot take(String host, Duration patience) {
        try {
            synchronized (this) {
                long end = System.nanoTime() + patience.toNanos();
                while (taken.getOrDefault(host, 0) >= perHost) {
                    long left = (end - System.nanoTime()) / 1_000_000;
                    if (left <= 0) {
                        throw new OriginFailure(Kind.TIMED_OUT, "too many connections to " + host);
                    }
                    wait(left);
                }
                taken.merge(host, 1, Integer::sum);
                return new Slot(host);
            }
        } catch (InterruptedException e) {
            throw Failures.interrupted(e);
        }
    }

    private synchronized void giveBack(String host) {
        taken.computeIfPresent(host, (_, count) -> count > 1 ? count - 1 : null);
        notifyAll();
    }

    /// The right to one connection.
    final class Slot {

        private final String host;
        private final AtomicBoolean held = new AtomicBoolean(true);

        Slot(String host) {
            this.host = host;
        }

        void release() {
            if (held.getAndSet(false)) {
                giveBack(host);
            }
        }
    }
}
