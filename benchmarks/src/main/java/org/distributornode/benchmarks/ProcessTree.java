package org.distributornode.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// A process and all that it started, as /proc shows them (proc(5)).
record ProcessTree(ProcessHandle root) {

    /// The unit of times under /proc on Linux, whatever the kernel was built with.
    static final double TICKS_PER_SECOND = 100;

    /// User and system time so far, in seconds.
    double cpu() {
        return sum(ProcessTree::cpuOf);
    }

    /// As [#cpu], of the process alone and of those it has waited for.
    double self() {
        return cpuOf(root.pid());
    }

    /// User and system time of the processes that it has waited for, in seconds.
    double children() {
        return ticks(root.pid(), 13, 15);
    }

    /// Private memory in MB (10^6 bytes): what is not backed by a file.
    double privateMemory() {
        return sum(pid -> field(pid, "status", "RssAnon:")) * 1024 / 1e6;
    }

    /// The most resident memory so far in MB, of files that are mapped too.
    double peakMemory() {
        return sum(pid -> field(pid, "status", "VmHWM:")) * 1024 / 1e6;
    }

    int threads() {
        return (int) sum(pid -> field(pid, "status", "Threads:"));
    }

    /// How often a thread that had waited was woken, so far.
    double wakeUps() {
        return sum(pid -> {
            try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
                return tasks.mapToDouble(task ->
                                field(pid, "task/" + task.getFileName() + "/status", "voluntary_ctxt_switches:"))
                        .sum();
            } catch (IOException ended) {
                return 0;
            }
        });
    }

    private double sum(ToDoubleFunction<Long> figure) {
        return Stream.concat(Stream.of(root), root.descendants())
                .mapToDouble(process -> figure.applyAsDouble(process.pid()))
                .sum();
    }

    private static double cpuOf(long pid) {
        return ticks(pid, 11, 15);
    }

    /// Of its fields behind the name, from one to before another.
    private static double ticks(long pid, int from, int to) {
        String stat = String.join("", lines(pid, "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1);
        if (fields.length < 15) {
            return 0;
        }
        double ticks = 0;
        for (int field = from; field < to; field++) {
            ticks += Double.parseDouble(fields[field]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    private static double field(long pid, String file, String name) {
        return lines(pid, file).stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                .sum();
    }

    private static List<String> lines(long pid, String file) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/" + file));
        } catch (IOException ended) {
            return List.of();
        }
    }
}
