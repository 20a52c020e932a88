package org.distributornode.adapters.http.in.aistore.cluster;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.distributornode.adapters.http.in.aistore.Traffic;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.application.usecase.settings.TuneNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs what clients did, as often as the node is tuned to, unless they did nothing. To be run every second.
@Singleton
@Requires(property = FrameworkSettings.AISTORE_PORT)
public final class StatsLog implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(StatsLog.class);

    private final Traffic traffic;
    private final TuneNode tuning;
    private final InstantSource clock;
    private Instant last;
    private Map<String, Long> logged;

    StatsLog(Traffic traffic, TuneNode tuning, InstantSource clock) {
        this.traffic = traffic;
        this.tuning = tuning;
        this.clock = clock;
        this.last = clock.instant();
        this.logged = traffic.numbers();
    }

    @Override
    public synchronized void run() {
        Instant now = clock.instant();
        if (now.isBefore(last.plus(tuning.current().statsEvery()))) {
            return;
        }
        last = now;
        Map<String, Long> numbers = traffic.numbers();
        if (!numbers.equals(logged)) {
            logged = numbers;
            StringBuilder line = new StringBuilder();
            numbers.forEach((name, value) -> line.append(value == 0 ? "" : " " + name + "=" + value));
            LOG.info("aistore statistics{}", line);
        }
    }
}
