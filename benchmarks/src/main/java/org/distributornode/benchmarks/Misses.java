package org.distributornode.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What happens while an object is not there yet: all targets in turn, in the same run, on objects that nobody asked
/// for.
public final class Misses {

    private static final String NODE = "node";
    private static final double NO_CHEAPER = 0.97;
    private static final long KEPT = 3072 * Scale.MIB;

    private final Ground ground;
    private final Scale scale;
    private final Map<Row, Samples> rows = new LinkedHashMap<>();

    private Misses(Ground ground) {
        this.ground = ground;
        this.scale = Scale.of(ground.options().isShort());
        List<Row> all = List.of(
                new LateRow(scale),
                new SeekRow(scale),
                new HerdRow(scale),
                new RangesRow(scale),
                new WaitingRow(scale));
        ground.options().wanted(all, Row::name).forEach(row -> rows.put(row, new Samples()));
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(arguments);
        try (Ground ground = new Ground(options)) {
            new Misses(ground).run().publish(options, "misses");
        }
    }

    private Report run() {
        int targets = ground.options().targets().size();
        int rounds = ground.options().rounds();
        for (Row row : rows.keySet()) {
            row.objects().forEach(size -> ground.publish(size, targets * rounds));
        }
        ground.publish(scale.medium(), targets * (scale.warmUps() + Scale.WARM_UP_TURNS * Scale.WARM_UP_CROWDS));
        ground.start(KEPT);
        ground.targets(0).forEach(this::warmUp);
        for (int round = 0; round < rounds; round++) {
            for (Row row : rows.keySet()) {
                for (Target target : ground.targets(round)) {
                    Ground.say("round " + (round + 1) + " of " + rounds + ": " + row.name() + ", " + target.name());
                    Pause.of(Duration.ofMillis(500));
                    row.measure(ground, target, rows.get(row));
                }
            }
        }
        return report();
    }

    /// Fills and ranges without a limit, then crowds by the line that is measured, until it gets no cheaper: a virtual
    /// machine compiles what matters first, and that is not the same where bytes come as fast as can be.
    private void warmUp(Target target) {
        Ground.say("warming up " + target.name());
        ground.uplink().limit(Double.POSITIVE_INFINITY);
        Random random = new Random(1);
        for (int i = 0; i < scale.warmUps(); i++) {
            Stored object = ground.fresh(scale.medium());
            List<Ask> asks = new ArrayList<>(Collections.nCopies(4, Ask.whole(target.port(), object)));
            random.longs(60, 0, object.size() - Scale.RANGE)
                    .forEach(from -> asks.add(Ask.range(target.port(), object, from, Scale.RANGE)));
            if (i % 2 == 1) {
                Collections.reverse(asks);
            }
            ground.client().run(asks, Duration.ofSeconds(60));
            ground.client().run(asks, Duration.ofSeconds(60));
        }
        ground.uplink().limit(Scale.LINK);
        double cheapest = Double.MAX_VALUE;
        int noCheaper = 0;
        for (int turn = 0; turn < Scale.WARM_UP_TURNS && noCheaper < 2; turn++) {
            double cost = crowds(target);
            noCheaper = cost < cheapest * NO_CHEAPER ? 0 : noCheaper + 1;
            cheapest = Math.min(cheapest, cost);
        }
        ground.settle();
    }

    /// Seconds of CPU for a turn of crowds.
    private double crowds(Target target) {
        Meter meter = Meter.start(target);
        for (int i = 0; i < Scale.WARM_UP_CROWDS; i++) {
            Ask whole = Ask.whole(target.port(), ground.fresh(scale.medium()));
            ground.client().run(Collections.nCopies(scale.crowd(), whole), Duration.ofSeconds(60));
        }
        return meter.server();
    }

    private Report report() {
        Report report = new Report();
        report.heading(
                ground.options(), "Sources share 20 MiB/s. " + ground.options().cores());
        report.bars(MissBars.of(rows, NODE));
        rows.forEach((row, samples) ->
                report.table(row.title(), samples, ground.options().targets()));
        return report;
    }
}
