package org.distributornode.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the index of held objects takes, and how long its calls, its snapshots and its return after a restart take, at
/// several sizes. All of it in this process, one size after the other, without a server.
public final class Index {

    static final String POLICY = "valueDensity";
    static final String HEAP = "heap of an entry, bytes";

    private static final double MOST_ENTRY_BYTES = 120;

    private final Options options;
    private final Map<Integer, Samples> sizes = new LinkedHashMap<>();

    private Index(Options options) {
        this.options = options;
        List<String> usual = options.isShort() ? List.of("100000") : List.of("1000000", "10000000");
        List<String> asked = options.rows().isEmpty() ? usual : options.rows();
        asked.forEach(entries -> sizes.put(Integer.parseInt(entries), new Samples()));
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(arguments);
        new Index(options).run().publish(options, "index");
    }

    private Report run() throws IOException {
        for (int round = 0; round < options.rounds(); round++) {
            for (Map.Entry<Integer, Samples> size : sizes.entrySet()) {
                Ground.say("round " + (round + 1) + " of " + options.rounds() + ": " + size.getKey());
                double busy = Machine.busy();
                ProcessTree ourselves = new ProcessTree(ProcessHandle.current());
                double own = ourselves.self();
                long started = System.nanoTime();
                new IndexCalls(size.getKey(), size.getValue()).measure();
                new IndexReturn(size.getKey(), size.getValue()).measure(options.work());
                double foreign = Machine.busy() - busy - (ourselves.self() - own);
                size.getValue()
                        .add(Figures.FOREIGN, POLICY, Math.max(0, foreign / ((System.nanoTime() - started) / 1e9)));
            }
        }
        return report();
    }

    private Report report() {
        Report report = new Report();
        report.heading(
                options,
                "In one process with the garbage collector that the node has. The longest call includes what the"
                        + " collector took; garbage is all that was allocated.");
        List<Bar> bars = new ArrayList<>();
        sizes.forEach((entries, samples) -> bars.add(new Bar(
                "heap of an entry with " + entries + " entries, bytes",
                samples.median(HEAP, POLICY),
                MOST_ENTRY_BYTES,
                MOST_ENTRY_BYTES)));
        report.bars(bars);
        sizes.forEach((entries, samples) -> report.turned(entries + " entries", samples, List.of(POLICY)));
        return report;
    }
}
