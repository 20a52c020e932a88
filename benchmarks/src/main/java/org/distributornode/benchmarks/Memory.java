package org.distributornode.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// What a server takes of the memory while it hands out a hot set of 350 MB at full speed, and while it fetches too.
public final class Memory {

    private static final String NODE = "node";
    private static final String PEAK = "peak resident MB";
    private static final String PRIVATE = "private MB";
    private static final int CONNECTIONS = 64;
    private static final int FILLS = 4;

    /// Sizes of the hot set, and how many objects there are of each: 350 MB.
    private static final Map<Long, Integer> HOT =
            Map.of(16 * 1024L, 1600, 100 * 1024L, 1000, Scale.MIB, 100, 10 * Scale.MIB, 13);

    private final Ground ground;
    private final Options options;
    private final long fillSize;
    private final List<Stored> small = new ArrayList<>();
    private final List<Stored> large = new ArrayList<>();
    private final Map<String, Samples> phases = new LinkedHashMap<>();

    private Memory(Ground ground) {
        this.ground = ground;
        this.options = ground.options();
        this.fillSize = options.isShort() ? 20 * Scale.MIB : 50 * Scale.MIB;
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(arguments);
        try (Ground ground = new Ground(options)) {
            new Memory(ground).run().publish(options, "memory");
        }
    }

    private Report run() {
        HOT.forEach((size, count) -> (size < Scale.MIB / 2 ? small : large).addAll(ground.publish(size, count)));
        ground.publish(fillSize, FILLS * options.rounds() * options.targets().size());
        ground.start(4096 * Scale.MIB);
        for (Target target : ground.targets(0)) {
            Ground.say("filling " + target.name());
            fetch(target, Stream.concat(small.stream(), large.stream()).toList());
            note("after 350 MB have been fetched", target, 0);
        }
        for (int round = 0; round < options.rounds(); round++) {
            for (Target target : ground.targets(round)) {
                Ground.say("round " + (round + 1) + " of " + options.rounds() + ": " + target.name());
                note("under full load", target, load(target));
                List<Stored> fresh = Stream.generate(() -> ground.fresh(fillSize))
                        .limit(FILLS)
                        .toList();
                CompletableFuture<Void> fills = CompletableFuture.runAsync(() -> fetch(target, fresh));
                long answered = load(target);
                fills.join();
                note(
                        "under full load, fetching four objects of %d MB".formatted(fillSize / Scale.MIB),
                        target,
                        answered);
            }
        }
        return report();
    }

    /// As many at a time as there are connections.
    private void fetch(Target target, List<Stored> objects) {
        Client client = new Client(ground.content());
        for (int from = 0; from < objects.size(); from += CONNECTIONS) {
            List<Ask> asks = objects.subList(from, Math.min(from + CONNECTIONS, objects.size())).stream()
                    .map(object -> Ask.whole(target.port(), object))
                    .toList();
            client.run(asks, Duration.ofSeconds(300)).stream()
                    .filter(outcome -> !outcome.isGood())
                    .findFirst()
                    .ifPresent(outcome -> {
                        throw new IllegalStateException(target.name() + " does not serve: " + outcome.problem());
                    });
        }
        ground.settle();
    }

    /// Small and large ones at once, half of the connections each.
    ///
    /// @return how many were answered
    private long load(Target target) {
        CompletableFuture<Load> shorts = CompletableFuture.supplyAsync(() -> new Wrk(options, CONNECTIONS / 2)
                .run(
                        small.stream()
                                .map(object -> Ask.whole(target.port(), object))
                                .toList(),
                        options.seconds()));
        Load longs = new LoopClient(ground.content(), CONNECTIONS / 2)
                .run(
                        large.stream()
                                .map(object -> Ask.whole(target.port(), object))
                                .toList(),
                        options.seconds());
        return shorts.join().requests() + longs.requests();
    }

    private void note(String phase, Target target, long answered) {
        Samples samples = phases.computeIfAbsent(phase, p -> new Samples());
        samples.add(PEAK, target.name(), target.processes().peakMemory());
        samples.add(PRIVATE, target.name(), target.processes().privateMemory());
        samples.add("answers", target.name(), answered);
        samples.add("threads", target.name(), target.processes().threads());
    }

    private Report report() {
        Report report = new Report();
        report.heading(
                options,
                "%d connections, half of them for objects of 16 and 100 KB, half for 1 and 10 MB. %s"
                        .formatted(CONNECTIONS, options.cores()));
        double most = phases.values().stream()
                .mapToDouble(samples -> samples.largest(PEAK, NODE))
                .max()
                .orElse(Double.NaN);
        report.bars(List.of(new Bar(PEAK, most, 300, 150)));
        phases.forEach((phase, samples) -> report.table("Memory " + phase, samples, options.targets()));
        return report;
    }
}
