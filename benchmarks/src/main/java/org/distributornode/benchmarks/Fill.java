package org.distributornode.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What it costs to keep an object that comes from a source of this machine: the node, and a loop that does no
/// more than copy, hash and force, in turn in the same run.
public final class Fill {

    private static final String NODE = "node";
    private static final String LOOP = "loop";
    private static final String CPU = "CPU s";
    private static final String SECONDS = "seconds";
    private static final int WARM_UPS = 8;

    private final Ground ground;
    private final Options options;
    private final long size;
    private final Samples samples = new Samples();

    private Fill(Ground ground) {
        this.ground = ground;
        this.options = ground.options();
        this.size = (options.isShort() ? 50 : 200) * Scale.MIB;
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(arguments);
        try (Ground ground = new Ground(options)) {
            new Fill(ground).run().publish(options, options.name());
        }
    }

    private Report run() throws IOException {
        ground.publish(size, 2 * (WARM_UPS + options.rounds()));
        ground.start(16_384 * Scale.MIB);
        Target node = ground.targets(0).getFirst();
        Process loop = loop();
        try (BufferedReader answers = loop.inputReader(StandardCharsets.US_ASCII)) {
            ProcessTree copying = new ProcessTree(loop.toHandle());
            for (int round = -WARM_UPS; round < options.rounds(); round++) {
                Ground.say(round < 0 ? "warming up" : "round " + (round + 1) + " of " + options.rounds());
                Stored first = ground.fresh(size);
                Stored second = ground.fresh(size);
                if (round % 2 == 0) {
                    measure(NODE, node.processes(), round, () -> fill(node, first));
                    measure(LOOP, copying, round, () -> copy(loop, answers, second));
                } else {
                    measure(LOOP, copying, round, () -> copy(loop, answers, second));
                    measure(NODE, node.processes(), round, () -> fill(node, first));
                }
            }
        } finally {
            loop.destroy();
        }
        return report();
    }

    private void measure(String name, ProcessTree process, int round, Runnable work) {
        double busy = Machine.busy();
        double ours = new ProcessTree(ProcessHandle.current()).self();
        double before = process.self();
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpu = process.self() - before;
        double others = Machine.busy() - busy - cpu - (new ProcessTree(ProcessHandle.current()).self() - ours);
        if (round >= 0) {
            samples.add(CPU, name, cpu);
            samples.add(SECONDS, name, seconds);
            samples.add(Figures.FOREIGN, name, Math.max(0, others / seconds));
        }
    }

    /// Has the node fetch it for a client that reads one byte of its end: only a fill that is proven gives that.
    private void fill(Target node, Stored object) {
        Ask last = Ask.range(node.port(), object, size - 1, 1);
        Outcome outcome =
                ground.client().run(List.of(last), Duration.ofSeconds(120)).getFirst();
        ground.settle();
        if (!outcome.isGood() || object.sent() < size) {
            throw new IllegalStateException("the node has not fetched it: " + outcome.problem());
        }
    }

    private void copy(Process loop, BufferedReader answers, Stored object) {
        try {
            loop.getOutputStream()
                    .write((ground.sourcePort() + " /" + object.id() + " " + size + "\n")
                            .getBytes(StandardCharsets.US_ASCII));
            loop.getOutputStream().flush();
            String hash = answers.readLine();
            if (!ground.content().hash(size).equals(hash)) {
                throw new IllegalStateException("the loop copied something else: " + hash);
            }
            ground.settle();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Process loop() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path source = options.home().resolve("benchmarks/src/main/java/org/distributornode/benchmarks/FillLoop.java");
        return new ProcessBuilder(
                        "taskset",
                        "-c",
                        Integer.toString(options.serverCore()),
                        java,
                        "--add-modules=jdk.incubator.vector",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString(),
                        options.work().resolve("copy").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Report report() {
        Report report = new Report();
        report.heading(
                options,
                "One object of %d MB from a source on this machine, to the disk and proven; the loop copies, hashes and forces. %s"
                        .formatted(size / Scale.MIB, options.cores()));
        report.bars(List.of(new Bar("CPU of a fill ÷ the loop's", samples.ratio(CPU, NODE, LOOP), 1.5, 1.2)));
        report.table("A fill", samples, List.of(NODE, LOOP));
        return report;
    }
}
