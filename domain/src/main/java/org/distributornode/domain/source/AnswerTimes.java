package org.distributornode.domain.source;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How long the latest requests waited for the head of an answer, by source and in all. Remembers a bounded number of
/// them. Not safe for use by several threads.
public final class AnswerTimes {

    /// So many samples say something.
    static final int ENOUGH = 20;

    static final int KEPT_OF_ONE = 100;
    static final int KEPT_OF_ALL = 400;

    private static final int MOST_SOURCES = 1_000;

    /// By authority: sources that name single objects share what is known of their host.
    private final Map<String, Window> windows = new LinkedHashMap<>();

    private final Window all = new Window(KEPT_OF_ALL);

    /// `source` has answered after `waited`; or was given up after so long, which counts alike, since leaving the
    /// slowest out would make each next percentile shorter than the one before.
    public void waited(Source source, Duration waited) {
        Window own = Optional.ofNullable(windows.remove(source.authority())).orElseGet(() -> new Window(KEPT_OF_ONE));
        windows.put(source.authority(), own);
        if (windows.size() > MOST_SOURCES) {
            windows.remove(windows.keySet().iterator().next());
        }
        own.add(waited.toNanos());
        all.add(waited.toNanos());
    }

    /// Within which time `hundredths` of the requests had an answer, by nearest rank: of those to `source` if enough
    /// are known, else of all; empty as long as too few are.
    ///
    /// @param hundredths 1 to 100
    public Optional<Duration> percentile(Source source, int hundredths) {
        Window own = windows.get(source.authority());
        Window known = own != null && own.size() >= ENOUGH ? own : all;
        return known.size() >= ENOUGH ? Optional.of(Duration.ofNanos(known.percentile(hundredths))) : Optional.empty();
    }

    /// The newest samples, the oldest of which makes room.
    private static final class Window {

        private final int most;
        private long[] samples = new long[ENOUGH];
        private long added;

        Window(int most) {
            this.most = most;
        }

        void add(long sample) {
            if (added == samples.length && samples.length < most) {
                samples = Arrays.copyOf(samples, most);
            }
            samples[(int) (added % samples.length)] = sample;
            added++;
        }

        int size() {
            return (int) Math.min(added, samples.length);
        }

        long percentile(int hundredths) {
            long[] sorted = Arrays.copyOf(samples, size());
            Arrays.sort(sorted);
            return sorted[(hundredths * sorted.length + 99) / 100 - 1];
        }
    }
}
