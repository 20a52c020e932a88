package org.distributornode.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What hits cost: all targets in turn, in the same run, on the same objects, everything held and warm.
public final class Hits {

    private static final String NODE = "node";
    private static final String MEASURE = "nginx";
    private static final String CPU = "CPU µs per request";
    private static final String RATE = "requests/s";
    private static final String P99 = "p99 µs";
    private static final String ERRORS = "errors";
    private static final String FROM_DISKS = "disk MB/s";
    private static final String RESIDENT = "peak resident MB";
    private static final int CONNECTIONS = 64;
    private static final int AGAIN_SECONDS = 1;
    private static final int MOST_TRIES = 3;
    private static final int MOST_TURNS = 6;
    private static final double NO_CHEAPER = 0.97;

    private final Ground ground;
    private final Options options;
    private final Map<Workload, Samples> workloads = new LinkedHashMap<>();
    private final Map<Long, List<Stored>> objects = new HashMap<>();
    private final KeptInMemory held = new KeptInMemory();
    private final Optional<ColdFiles> cold;

    private Hits(Ground ground) {
        this.ground = ground;
        this.options = ground.options();
        List<String> all = Stream.concat(Workload.all().stream().map(Workload::name), Stream.of(ColdFiles.NAME))
                .toList();
        List<String> wanted = options.wanted(all, row -> row);
        Workload.all().stream()
                .filter(workload -> wanted.contains(workload.name()))
                .forEach(workload -> workloads.put(workload, new Samples()));
        cold = Optional.of(ColdFiles.NAME).filter(wanted::contains).map(_ -> new ColdFiles(ground));
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(arguments);
        try (Ground ground = new Ground(options)) {
            new Hits(ground).run().publish(options, options.name());
        }
    }

    private Report run() {
        for (Workload workload : workloads.keySet()) {
            objects.computeIfAbsent(workload.size(), size -> ground.publish(size, workload.objects()));
        }
        ground.start(2048 * Scale.MIB);
        ground.targets(0).forEach(this::fill);
        for (Workload workload : workloads.keySet()) {
            for (Target target : ground.targets(0)) {
                Ground.say("warming up " + target.name() + ": " + workload.name());
                warmUp(target, workload);
            }
        }
        cold.ifPresent(files -> ground.targets(0).forEach(files::fill));
        for (int round = 0; round < options.rounds(); round++) {
            for (Workload workload : workloads.keySet()) {
                for (Target target : ground.targets(round)) {
                    Ground.say("round " + (round + 1) + " of " + options.rounds() + ": " + workload.name() + ", "
                            + target.name());
                    measure(target, workload);
                }
            }
            if (round < ColdFiles.ROUNDS) {
                List<Target> targets = ground.targets(round);
                cold.ifPresent(files -> targets.forEach(files::measure));
            }
        }
        return report();
    }

    /// Has everything fetched, and a second time to see that it is held.
    private void fill(Target target) {
        Ground.say("filling " + target.name());
        objects.values().forEach(stored -> {
            List<Ask> asks = stored.stream()
                    .map(object -> Ask.whole(target.port(), object))
                    .toList();
            ground.client().run(asks, Duration.ofSeconds(120));
            ground.settle();
            held.keep(target);
            List<Outcome> outcomes = ground.client().run(asks, Duration.ofSeconds(120));
            outcomes.stream().filter(outcome -> !outcome.isGood()).findFirst().ifPresent(outcome -> {
                throw new IllegalStateException(target.name() + " does not serve what it holds: " + outcome.problem());
            });
        });
    }

    private Load load(Target target, Workload workload, int seconds) {
        List<Ask> asks = workload.asks(target.port(), objects.get(workload.size()));
        return workload.isShort()
                ? new Wrk(options, CONNECTIONS).run(asks, seconds)
                : new LoopClient(ground.content(), CONNECTIONS).run(asks, seconds);
    }

    /// Until it gets no cheaper: a virtual machine compiles what matters first, on the same core.
    private void warmUp(Target target, Workload workload) {
        double before;
        double cost = Double.MAX_VALUE;
        int turns = 0;
        do {
            before = cost;
            Meter meter = Meter.start(target);
            Load load = load(target, workload, options.isShort() ? 2 : 8);
            cost = meter.server() / load.requests();
        } while (!options.isShort() && ++turns < MOST_TURNS && cost < before * NO_CHEAPER);
    }

    /// A loud measurement is made again; the quietest counts.
    private void measure(Target target, Workload workload) {
        List<Map<String, Double>> tries = new ArrayList<>();
        do {
            tries.add(once(target, workload));
        } while (tries.getLast().get(Figures.FOREIGN) > Report.LOUD && tries.size() < MOST_TRIES && !options.isShort());
        Map<String, Double> quietest = tries.getFirst();
        for (Map<String, Double> figures : tries) {
            quietest = figures.get(Figures.FOREIGN) < quietest.get(Figures.FOREIGN) ? figures : quietest;
        }
        quietest.forEach((figure, value) -> workloads.get(workload).add(figure, target.name(), value));
    }

    private Map<String, Double> once(Target target, Workload workload) {
        load(target, workload, AGAIN_SECONDS);
        Pause.of(Duration.ofMillis(500));
        long fetched = requests(workload);
        double fromDisks = Machine.fromDisks();
        Meter meter = Meter.start(target);
        Load load = load(target, workload, options.seconds());
        double foreign = meter.foreign();
        double readAgain = (Machine.fromDisks() - fromDisks) / load.seconds();
        double cpu = meter.server() * 1e6 / load.requests();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(CPU, cpu);
        figures.put("CPU s per GB", cpu * 1e3 / workload.bytes());
        figures.put(RATE, load.requests() / load.seconds());
        figures.put("p50 µs", load.p50());
        figures.put(P99, load.p99());
        figures.put(FROM_DISKS, readAgain);
        figures.put(ERRORS, (double) load.errors());
        figures.put(Figures.REQUESTS, (double) (requests(workload) - fetched));
        figures.put("private MB", target.processes().privateMemory());
        figures.put(RESIDENT, target.processes().peakMemory());
        figures.put(Figures.FOREIGN, foreign);
        return figures;
    }

    private long requests(Workload workload) {
        return objects.get(workload.size()).stream().mapToLong(Stored::requests).sum();
    }

    private Report report() {
        Report report = new Report();
        report.heading(
                options,
                CONNECTIONS + " connections, everything held" + held.inMemory() + ". " + options.cores());
        if (options.targets().contains(MEASURE)) {
            List<Bar> bars = new ArrayList<>();
            workloads.forEach((workload, samples) -> bars.addAll(bars(workload, samples)));
            workloads.values().stream()
                    .mapToDouble(samples -> samples.median(RESIDENT, NODE))
                    .max()
                    .ifPresent(most -> bars.add(new Bar(RESIDENT, most, 300, 150)));
            cold.ifPresent(files -> bars.addAll(files.bars(NODE, MEASURE)));
            report.bars(bars);
        }
        workloads.forEach((workload, samples) -> report.table(workload.name(), samples, options.targets()));
        cold.ifPresent(files -> files.table(report));
        return report;
    }

    private static List<Bar> bars(Workload workload, Samples samples) {
        String name = workload.name() + ": ";
        return List.of(
                new Bar(
                        name + "CPU per request ÷ nginx",
                        samples.ratio(CPU, NODE, MEASURE),
                        workload.bar(),
                        workload.goal()),
                new Bar(name + "p99 ÷ nginx", samples.ratio(P99, NODE, MEASURE), workload.bar(), workload.goal()),
                new Bar(
                        name + "nginx's requests/s ÷ ours",
                        samples.ratio(RATE, MEASURE, NODE),
                        workload.bar(),
                        workload.goal()),
                new Bar(name + "errors", samples.largest(ERRORS, NODE), 0, 0),
                new Bar(name + "origin requests", samples.largest(Figures.REQUESTS, NODE), 0, 0));
    }
}
