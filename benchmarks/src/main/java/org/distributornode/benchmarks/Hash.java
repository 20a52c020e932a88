package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// What hashing costs: with vectors, without them, and b3sum, each reading the same file from the page cache.
public final class Hash {

    private static final String B3SUM = "b3sum";
    private static final String VECTORS = "vectors";
    private static final String ARRAYS = "arrays";
    private static final List<String> ALL = List.of(VECTORS, ARRAYS, B3SUM);
    private static final String CPU = "CPU s for a GB";
    private static final int PASSES_TO_WARM_UP = 4;
    private static final double BAR = 4;
    private static final double GOAL = 2.5;

    private final Options options;
    private final int megabytes;
    private final Samples samples = new Samples();

    private Hash(Options options) {
        this.options = options;
        this.megabytes = options.isShort() ? 64 : 512;
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(arguments);
        new Hash(options).run().publish(options, "hash");
    }

    private Report run() throws IOException {
        Path file = file();
        try (Hashing vectors = Hashing.loop(options, file, "--add-modules=jdk.incubator.vector");
                Hashing arrays = Hashing.loop(options, file, "-Dno=vectors");
                Hashing b3sum = Hashing.b3sum(options, file)) {
            List<Hashing> forms = List.of(vectors, arrays, b3sum);
            Ground.say("warming up");
            for (int pass = 0; pass < PASSES_TO_WARM_UP; pass++) {
                forms.forEach(Hashing::pass);
            }
            for (int round = 0; round < options.rounds(); round++) {
                Ground.say("round " + (round + 1) + " of " + options.rounds());
                for (int form = 0; form < forms.size(); form++) {
                    measure(ALL.get((form + round) % forms.size()), forms.get((form + round) % forms.size()));
                }
            }
        }
        return report();
    }

    private void measure(String name, Hashing form) {
        double busy = Machine.busy();
        long start = System.nanoTime();
        double cpu = form.pass();
        double seconds = (System.nanoTime() - start) / 1e9;
        samples.add(CPU, name, cpu * 1e9 / (megabytes * 1024.0 * 1024));
        samples.add(Figures.FOREIGN, name, Math.max(0, (Machine.busy() - busy - cpu) / seconds));
    }

    private Path file() throws IOException {
        Path file = options.work().resolve("object");
        byte[] megabyte = new byte[1 << 20];
        Random random = new Random(1);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < megabytes; i++) {
                random.nextBytes(megabyte);
                out.write(megabyte);
            }
        }
        return file;
    }

    private Report report() {
        Report report = new Report();
        report.heading(
                options,
                "One thread on core " + options.serverCore() + " reads " + megabytes
                        + " MB from the page cache and hashes them; user and system time of both.");
        double ratio = samples.ratio(CPU, VECTORS, B3SUM);
        report.bars(List.of(new Bar("CPU with vectors, × of b3sum's", ratio, BAR, GOAL)));
        report.table("Content hash", samples, ALL);
        return report;
    }
}
