package org.distributornode.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.distributornode.benchmarks.eviction.Cell;
import org.distributornode.benchmarks.eviction.Player;
import org.distributornode.benchmarks.eviction.Ratios;
import org.distributornode.benchmarks.eviction.Trace;
import org.distributornode.benchmarks.eviction.TraceKind;

/// What part of requests and bytes eviction policies answer from caches of several sizes, on several traces. No time is
/// measured; a seed plays the same everywhere.
public final class Eviction {

    private static final String DEFAULT = "valueDensity";
    private static final String RECENCY = "lru";
    private static final List<Integer> PERCENTS = List.of(1, 2, 5, 10, 20);
    /// The default policy was chosen by what it did with the first seed, which therefore does not count.
    private static final int FIRST_SEED = 2;

    private static final int REQUESTS = 400_000;

    private final Options options;
    private final List<TraceKind> kinds;
    private final Map<String, Player> players = Player.all();
    private final Map<Cell, Ratios> outcomes = new LinkedHashMap<>();

    private Eviction(Options options) {
        this.options = options;
        this.kinds = options.wanted(Arrays.asList(TraceKind.values()), TraceKind::title);
    }

    public static void main(String[] arguments) {
        Options options = Options.of(arguments);
        new Eviction(options).run().publish(options, "eviction");
    }

    private Report run() {
        int requests = options.isShort() ? REQUESTS / 10 : REQUESTS;
        EvictionGames games = new EvictionGames(
                options.work().resolveSibling("distributor-eviction.games"), options.versions() + ", " + requests);
        for (long seed = FIRST_SEED; seed < FIRST_SEED + options.rounds(); seed++) {
            for (TraceKind kind : kinds) {
                Ground.say("seed " + seed + ": " + kind.title());
                play(games, kind, requests, seed);
            }
        }
        return report(requests);
    }

    private void play(EvictionGames games, TraceKind kind, int requests, long seed) {
        Trace[] made = new Trace[1];
        Supplier<Trace> trace = () -> {
            made[0] = made[0] == null ? kind.make(requests, seed) : made[0];
            return made[0];
        };
        for (int percent : PERCENTS) {
            for (Player player : players.values()) {
                Cell cell = new Cell(seed, kind.title(), percent, player.name());
                Supplier<Ratios> game =
                        () -> player.play().play(trace.get(), trace.get().footprint() / 100 * percent);
                outcomes.put(cell, games.outcome(cell, game));
            }
        }
    }

    private Report report(int requests) {
        Report report = new Report();
        report.heading(
                options,
                "Rounds are seeds, from %d on; %,d requests a trace, the last three quarters count."
                        .formatted(FIRST_SEED, requests));
        report.text("Caches of " + PERCENTS.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + " % of all bytes that a trace asks for. *score* is two thirds of the byte-hit ratio and one third of the"
                + " hit ratio. *origin* is what had to be fetched, beside LRU.\n\n");
        report.text(total());
        report.text(table(
                "Hit ratio / byte-hit ratio by trace, %, all sizes",
                titles(), (cell, title) -> cell.trace().equals(title)));
        report.text(table(
                "Hit ratio / byte-hit ratio by size of the cache, %, all traces",
                PERCENTS.stream().map(percent -> percent + " %").toList(),
                (cell, title) -> title.equals(cell.percent() + " %")));
        return report;
    }

    private List<String> titles() {
        return kinds.stream().map(TraceKind::title).toList();
    }

    private String total() {
        StringBuilder text = new StringBuilder(
                "| policy | score | requests | bytes | origin | score less than the default's, by seed |\n");
        text.append("|---|--:|--:|--:|--:|--:|\n");
        double recency = 1 - mean(RECENCY, _ -> true, Ratios::bytes);
        for (String player : players.keySet()) {
            List<Double> behind = IntStream.range(FIRST_SEED, FIRST_SEED + options.rounds())
                    .mapToObj(seed -> mean(DEFAULT, cell -> cell.seed() == seed, Ratios::score)
                            - mean(player, cell -> cell.seed() == seed, Ratios::score))
                    .toList();
            text.append("| %s | %.1f | %.1f | %.1f | %.3f | %.1f (%.1f–%.1f) |%n"
                    .formatted(
                            player,
                            100 * mean(player, _ -> true, Ratios::score),
                            100 * mean(player, _ -> true, Ratios::hits),
                            100 * mean(player, _ -> true, Ratios::bytes),
                            (1 - mean(player, _ -> true, Ratios::bytes)) / recency,
                            100 * Samples.percentile(behind, 50),
                            100 * Samples.percentile(behind, 0),
                            100 * Samples.percentile(behind, 100)));
        }
        return text.append('\n').toString();
    }

    private interface Belongs {
        boolean test(Cell cell, String title);
    }

    private String table(String title, List<String> columns, Belongs belongs) {
        StringBuilder text = new StringBuilder("### " + title + "\n\n| policy | " + String.join(" | ", columns));
        text.append(" |\n|---|").append("--:|".repeat(columns.size())).append('\n');
        for (String player : players.keySet()) {
            text.append(columns.stream()
                    .map(column -> "%.1f / %.1f"
                            .formatted(
                                    100 * mean(player, cell -> belongs.test(cell, column), Ratios::hits),
                                    100 * mean(player, cell -> belongs.test(cell, column), Ratios::bytes)))
                    .collect(Collectors.joining(" | ", "| " + player + " | ", " |\n")));
        }
        return text.append('\n').toString();
    }

    private double mean(String player, Predicate<Cell> wanted, ToDoubleFunction<Ratios> figure) {
        return outcomes.entrySet().stream()
                .filter(each -> each.getKey().player().equals(player) && wanted.test(each.getKey()))
                .mapToDouble(each -> figure.applyAsDouble(each.getValue()))
                .average()
                .orElse(Double.NaN);
    }
}
