package org.distributornode.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How long the node takes from exec to its first answer, and what an entry of its index takes, with indexes of several
/// sizes.
public final class Start {

    private static final String NODE = "node";
    private static final String FIRST = "first answer s";
    private static final String HEAP = "heap MB";
    private static final double MOST_ENTRY_BYTES = 120;

    private final Options options;
    private final Map<Long, Samples> sizes = new LinkedHashMap<>();

    private Start(Options options) {
        this.options = options;
        List<String> asked = options.rows().isEmpty() ? List.of("0", "1000000") : options.rows();
        asked.forEach(entries -> sizes.put(Long.parseLong(entries), new Samples()));
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(arguments);
        new Start(options).run().publish(options, "start");
    }

    private Report run() throws IOException {
        Path catalogue = Files.writeString(options.work().resolve("objects.yml"), "objects: []\n");
        Map<String, String> settings =
                Map.of("OBJECTS", catalogue.toString(), "BYTES", Long.toString(1L << 50), "ORIGINS", "");
        Map<Long, Path> folders = new LinkedHashMap<>();
        for (long entries : sizes.keySet()) {
            Path folder = options.work().resolve(NODE + "-" + entries);
            folders.put(entries, folder);
            Ground.say("making the folders of a node");
            measure(0, start(settings, folder), new Samples());
            if (entries > 0) {
                Ground.say("writing an index of " + entries);
                StoredIndex.write(folder.resolve("state"), entries);
                measure(entries, start(settings, folder), new Samples());
            }
        }
        for (int round = 0; round < options.rounds(); round++) {
            for (Map.Entry<Long, Samples> size : sizes.entrySet()) {
                Ground.say("round " + (round + 1) + " of " + options.rounds() + ": " + size.getKey());
                Path folder = folders.get(size.getKey());
                measure(size.getKey(), start(settings, folder), size.getValue());
            }
        }
        return report();
    }

    private Target start(Map<String, String> settings, Path folder) {
        return Target.start(options, NODE, settings, folder, options.serverCore() + "," + options.clientCore());
    }

    private void measure(long entries, Target target, Samples samples) {
        try (target) {
            Meter meter = Meter.start(target);
            double first = target.awaitStatus("\"objectsInCache\":" + entries);
            Figures figures = new Figures(target, samples);
            figures.add(FIRST, first);
            figures.add("CPU s", meter.server());
            figures.add("private MB", target.processes().privateMemory());
            figures.add(Figures.FOREIGN, meter.foreign());
            figures.add(HEAP, Heap.live(target.processes().root().pid()) / 1e6);
        }
    }

    private Report report() {
        Report report = new Report();
        report.heading(
                options, "From exec of the launcher to the first 200, on both cores; the first start is left out.");
        List<Bar> bars = new ArrayList<>();
        double empty = sizes.containsKey(0L) ? sizes.get(0L).median(HEAP, NODE) : Double.NaN;
        sizes.forEach((entries, samples) -> {
            String with = " with " + entries + " entries";
            bars.add(new Bar("first answer" + with + ", s", samples.median(FIRST, NODE), 1.5, entries == 0 ? 0.5 : 1));
            if (entries > 0) {
                double bytes = (samples.median(HEAP, NODE) - empty) * 1e6 / entries;
                bars.add(new Bar("heap for an entry" + with + ", bytes", bytes, MOST_ENTRY_BYTES, MOST_ENTRY_BYTES));
            }
        });
        report.bars(bars);
        sizes.forEach((entries, samples) -> report.table(entries + " entries", samples, List.of(NODE)));
        return report;
    }
}
