package org.distributornode.benchmarks;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the AIStore API costs: all targets in turn, in the same run, each row warmed up.
public final class Aistore {

    private static final String NODE = "aistore";
    private static final String MEASURE = "files-nginx";
    private static final String CPU = "CPU µs per request";
    private static final String PER_NAME = "CPU µs per name";
    private static final int MOST_TRIES = 3;

    private final Options options;
    private final Content content = new Content();
    private final List<Target> targets = new ArrayList<>();
    private final Map<StoreRow, Samples> rows = new LinkedHashMap<>();
    private int written;

    private Aistore(Options options) {
        this.options = options;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> targets.forEach(Target::close)));
        options.wanted(StoreRow.all(), StoreRow::name).forEach(row -> rows.put(row, new Samples()));
    }

    public static void main(String[] arguments) {
        Options options = Options.of(arguments);
        new Aistore(options).run().publish(options, options.name());
    }

    private Report run() {
        for (String name : options.targets()) {
            Ground.say("starting " + name);
            targets.add(Target.start(options, name, Map.of()));
        }
        targets.forEach(this::awaitReady);
        for (StoreRow row : rows.keySet()) {
            for (Target target : targets(row, 0)) {
                Ground.say("preparing and warming up " + target.name() + ": " + row.name());
                new StoreLoop(target.port(), content, row.connections()).each(row.preparing());
                load(target, row, warmUp(row));
            }
        }
        for (int round = 0; round < options.rounds(); round++) {
            for (StoreRow row : rows.keySet()) {
                for (Target target : targets(row, round)) {
                    Ground.say("round " + (round + 1) + " of " + options.rounds() + ": " + row.name() + ", "
                            + target.name());
                    measure(target, row);
                }
            }
        }
        return report();
    }

    private int warmUp(StoreRow row) {
        if (options.isShort()) {
            return 2;
        }
        return row.size() > Scale.MIB ? 4 : 10;
    }

    /// The targets of a row in the order of that round: each goes first once.
    private List<Target> targets(StoreRow row, int round) {
        List<Target> those = new ArrayList<>(
                targets.stream().filter(target -> row.isFor(target.name())).toList());
        Collections.rotate(those, -round);
        return those;
    }

    private void awaitReady(Target target) {
        long begun = System.nanoTime();
        List<StoreCall> first = target.name().equals(MEASURE)
                ? List.of(StoreCall.put("/v1/objects/b/ready", 16))
                : List.of(StoreCall.createBucket("b"), StoreCall.createBucket("l"));
        while (true) {
            try {
                new StoreLoop(target.port(), content, 1).each(first);
                return;
            } catch (UncheckedIOException notYet) {
                target.mustBeAlive();
                if (System.nanoTime() - begun > Duration.ofSeconds(120).toNanos()) {
                    throw new IllegalStateException(target.name() + " does not serve", notYet);
                }
                Pause.of(Duration.ofMillis(200));
            }
        }
    }

    private Load load(Target target, StoreRow row, int seconds) {
        StoreLoop clients = new StoreLoop(target.port(), content, row.connections());
        return switch (row.kind()) {
            case GET, REPLACE -> clients.random(row.calls(), seconds);
            case PUT -> clients.made(() -> row.put(written++), seconds);
            case LIST_JSON, LIST_MSGPACK -> clients.round(row.calls(), seconds);
        };
    }

    /// A loud measurement is made again; the quietest counts.
    private void measure(Target target, StoreRow row) {
        Map<String, Double> quietest = once(target, row);
        for (int i = 1; i < MOST_TRIES && quietest.get(Figures.FOREIGN) > Report.LOUD && !options.isShort(); i++) {
            Map<String, Double> again = once(target, row);
            quietest = again.get(Figures.FOREIGN) < quietest.get(Figures.FOREIGN) ? again : quietest;
        }
        quietest.forEach((figure, value) -> rows.get(row).add(figure, target.name(), value));
    }

    private Map<String, Double> once(Target target, StoreRow row) {
        Pause.of(Duration.ofMillis(500));
        Meter meter = Meter.start(target);
        Load load = load(target, row, options.seconds());
        double foreign = meter.foreign();
        double cpu = meter.server() * 1e6 / load.requests();
        Map<String, Double> figures = new LinkedHashMap<>();
        if (row.isList()) {
            double names = (double) StoreRow.LISTED / row.calls().size();
            figures.put(PER_NAME, cpu / names);
            figures.put("names/s", load.requests() * names / load.seconds());
        } else {
            figures.put(CPU, cpu);
            figures.put("CPU s per GB", cpu * 1e3 / row.size());
            figures.put("requests/s", load.requests() / load.seconds());
        }
        figures.put("p50 µs", load.p50());
        figures.put("p99 µs", load.p99());
        figures.put("peak resident MB", target.processes().peakMemory());
        figures.put(Figures.FOREIGN, foreign);
        return figures;
    }

    private Report report() {
        Report report = new Report();
        report.heading(
                options,
                "64 connections up to 100 KB, 32 for 1 MB, 16 for 10 MB, 4 for 100 MB, 1 for lists. A wrong answer ends"
                        + " the run. " + options.cores());
        if (options.targets().containsAll(List.of(NODE, MEASURE))) {
            report.bars(bars());
        }
        rows.forEach((row, samples) -> report.table(
                row.name(),
                samples,
                options.targets().stream().filter(row::isFor).toList()));
        return report;
    }

    /// The bars are what AIStore 5.0 spent on its own machine, as multiples of what nginx's GET of that size spent
    /// there; at 1 KB half of it.
    private List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        ratio(bars, "get-1k", 2.2, 1.1);
        ratio(bars, "get-100k", 2.5, 1.25);
        ratio(bars, "get-10m", 1.9, 0.95);
        find("put-1k")
                .forEach(put -> find("get-1k")
                        .forEach(get -> bars.add(new Bar(
                                "put-1k: CPU ÷ nginx's GET of 1 KB",
                                rows.get(put).median(CPU, NODE) / rows.get(get).median(CPU, MEASURE),
                                10.6,
                                5.3))));
        rows.forEach((row, samples) -> {
            if (row.isList()) {
                bars.add(new Bar(row.name() + ": " + PER_NAME, samples.median(PER_NAME, NODE), 4.7, 2.35));
            }
        });
        return bars;
    }

    private void ratio(List<Bar> bars, String name, double bar, double goal) {
        find(name)
                .forEach(row -> bars.add(new Bar(
                        name + ": CPU per request ÷ nginx", rows.get(row).ratio(CPU, NODE, MEASURE), bar, goal)));
    }

    private List<StoreRow> find(String name) {
        return rows.keySet().stream().filter(row -> row.name().equals(name)).toList();
    }
}
