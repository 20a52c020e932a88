package org.distributornode.domain.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Orders sources by how soon each can be expected to have delivered: moving averages of the time to answer and of the
/// throughput, and a growing time-out after failures. Not safe for use by several threads.
public final class SourceRanking {

    /// Weight of the newest sample in each moving average.
    private static final double NEWEST = 0.3;

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;

    /// Size, in bytes, of the delivery that the order is made for.
    private static final double TYPICAL_BYTES = 4 << 20;

    private static final double UNKNOWN_LATENCY_MILLIS = 50;
    private static final double UNKNOWN_BYTES_PER_MILLI = 10_000;

    /// By authority: sources that name single objects share what is known of their host.
    private final Map<String, Experience> records = new HashMap<>();

    private static final class Experience {
        double latencyMillis = UNKNOWN_LATENCY_MILLIS;
        double bytesPerMilli = UNKNOWN_BYTES_PER_MILLI;
        boolean answered;
        boolean delivered;
        boolean linear;
        int failures;
        Instant backedOffUntil = Instant.MIN;

        double expectedMillis() {
            return latencyMillis + TYPICAL_BYTES / bytesPerMilli;
        }
    }

    /// The source answered after `latency`: whatever failed before is forgiven.
    public void answered(Source source, Duration latency) {
        Experience kept = experience(source);
        double millis = Math.max(0.01, latency.toNanos() / 1e6);
        kept.latencyMillis = kept.answered ? average(kept.latencyMillis, millis) : millis;
        kept.answered = true;
        kept.failures = 0;
        kept.backedOffUntil = Instant.MIN;
    }

    /// The source had not answered after `waited`, when another one did.
    public void outpaced(Source source, Duration waited) {
        Experience kept = experience(source);
        double millis = waited.toNanos() / 1e6;
        kept.latencyMillis = kept.answered ? average(kept.latencyMillis, millis) : millis;
        kept.answered = true;
    }

    /// Asked for a part of an object, the source has sent just that; or all of it, since it knows no ranges.
    public void sentPart(Source source, boolean just) {
        experience(source).linear = !just;
    }

    /// Whether the source is known to know no ranges.
    public boolean isLinear(Source source) {
        Experience kept = records.get(source.authority());
        return kept != null && kept.linear;
    }

    /// The source sent `bytes` within `time`, its time to answer not counted.
    public void delivered(Source source, long bytes, Duration time) {
        Experience kept = experience(source);
        double rate = Math.max(0.001, bytes / Math.max(0.01, time.toNanos() / 1e6));
        kept.bytesPerMilli = kept.delivered ? average(kept.bytesPerMilli, rate) : rate;
        kept.delivered = true;
    }

    /// The source did not deliver: it goes behind those that do, for a second at first, twice as long each time.
    public void failed(Source source, Instant now) {
        Experience kept = experience(source);
        kept.backedOffUntil = now.plus(FIRST_BACK_OFF.multipliedBy(1L << Math.min(kept.failures, MOST_DOUBLINGS)));
        kept.failures++;
    }

    /// How long the source takes to answer; zero if it has not answered yet.
    public Duration latency(Source source) {
        Experience kept = records.get(source.authority());
        return kept == null || !kept.answered ? Duration.ZERO : Duration.ofNanos((long) (kept.latencyMillis * 1e6));
    }

    /// How fast the source sends, in bytes a second; 0 if it has not delivered yet.
    public double bytesPerSecond(Source source) {
        Experience kept = records.get(source.authority());
        return kept == null || !kept.delivered ? 0 : kept.bytesPerMilli * 1000;
    }

    /// Whether the source failed so recently that others come first.
    public boolean isBackedOff(Source source, Instant now) {
        Experience kept = records.get(source.authority());
        return kept != null && now.isBefore(kept.backedOffUntil);
    }

    /// The candidates, the most promising first; those that are backed off come last, the earliest to return first.
    /// Equals keep their order.
    public List<Source> order(Collection<Source> candidates, Instant now) {
        List<Source> ordered = new ArrayList<>(candidates);
        ordered.sort(Comparator.comparing((Source source) -> isBackedOff(source, now))
                .thenComparing(source -> isBackedOff(source, now) ? experience(source).backedOffUntil : Instant.MIN)
                .thenComparingDouble(source -> experience(source).expectedMillis()));
        return ordered;
    }

    private Experience experience(Source source) {
        return records.computeIfAbsent(source.authority(), _ -> new Experience());
    }

    private static double average(double before, double sample) {
        return before + NEWEST * (sample - before);
    }
}
