package org.distributornode.adapters.http.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.distributornode.adapters.http.wire.Arrival;
import org.distributornode.adapters.http.wire.RequestObserver;
import org.distributornode.application.usecase.asset.Freshness;

/// Counts and times requests for assets, by what was known of the asset and by the class of the answer.
public final class RequestMeters implements RequestObserver {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60)
    };

    private final MeterRegistry registry;
    private final Map<Outcome, Meters> meters = new ConcurrentHashMap<>();
    private final LongAdder answers = new LongAdder();
    private final LongAdder hits = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder hitBytes = new LongAdder();

    public RequestMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("distributor.hit.ratio", () -> ratio(hits, answers))
                .description("Share of the requests for known assets that were hits, since the start")
                .register(registry);
        Gauge.builder("distributor.hit.bytes.ratio", () -> ratio(hitBytes, bytes))
                .description("Share of the bytes sent that came from hits, since the start")
                .register(registry);
    }

    @Override
    public Observation begin(Arrival arrival) {
        return new Timed(System.nanoTime());
    }

    private void count(Summary summary, long total, long firstByte) {
        Outcome outcome = new Outcome(summary.freshness(), summary.status() / 100);
        Meters known = meters.get(outcome);
        Meters counted = known == null ? meters.computeIfAbsent(outcome, this::meters) : known;
        counted.requests().increment();
        counted.bytes().increment((double) summary.bytes());
        counted.total().record(total, TimeUnit.NANOSECONDS);
        if (firstByte >= 0) {
            counted.firstByte().record(firstByte, TimeUnit.NANOSECONDS);
        }
        if (summary.freshness().isPresent()) {
            tally(summary, summary.freshness().equals(Optional.of(Freshness.HIT)));
        }
    }

    private void tally(Summary summary, boolean hit) {
        answers.increment();
        bytes.add(summary.bytes());
        if (hit) {
            hits.increment();
            hitBytes.add(summary.bytes());
        }
    }

    private Meters meters(Outcome outcome) {
        String state = outcome.freshness().map(RequestMeters::lower).orElse("none");
        String status = outcome.statusClass() + "xx";
        return new Meters(
                Counter.builder("distributor.requests")
                        .description("Requests for assets that are over")
                        .tags("state", state, "status", status)
                        .register(registry),
                Counter.builder("distributor.sent")
                        .description("Bytes of assets that were handed to connections")
                        .baseUnit("bytes")
                        .tags("state", state, "status", status)
                        .register(registry),
                timer("distributor.first.byte", "From a request to its first byte", state, status),
                timer("distributor.request.duration", "From a request to its end", state, status));
    }

    private Timer timer(String name, String description, String state, String status) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BUCKETS)
                .tags("state", state, "status", status)
                .register(registry);
    }

    private static double ratio(LongAdder part, LongAdder whole) {
        long all = whole.sum();
        return all == 0 ? 0 : (double) part.sum() / all;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private record Outcome(Optional<Freshness> freshness, int statusClass) {}

    private record Meters(Counter requests, Counter bytes, Timer firstByte, Timer total) {}

    private final class Timed implements Observation {

        private final long begun;
        private volatile long firstByteAfter = -1;

        Timed(long begun) {
            this.begun = begun;
        }

        @Override
        public void firstByte() {
            firstByteAfter = System.nanoTime() - begun;
        }

        @Override
        public void end(Summary summary) {
            count(summary, System.nanoTime() - begun, firstByteAfter);
        }
    }
}
