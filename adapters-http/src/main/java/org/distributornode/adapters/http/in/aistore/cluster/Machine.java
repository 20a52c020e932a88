package org.distributornode.adapters.http.in.aistore.cluster;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the machine says of itself and of this process, at one moment. What it does not say is 0.
///
/// @param memory of the machine in bytes, by the names of Linux (`MemTotal`)
/// @param loads mean lengths of the run queue over one, five and fifteen minutes
/// @param cpu share of all processors that is busy, 0 to 1
/// @param process what this process takes
record Machine(Map<String, Long> memory, List<Double> loads, double cpu, Taken process) {

    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Path LOADS = Path.of("/proc/loadavg");
    private static final Path PROCESS = Path.of("/proc/self/status");
    private static final long KIBI = 1024;

    /// @param resident bytes in memory
    /// @param shared bytes of it that other processes use too
    /// @param virtual bytes of address space
    /// @param cpu share of all processors, 0 to 1
    /// @param cpuNanos processor time since the start
    record Taken(long resident, long shared, long virtual, double cpu, long cpuNanos) {}

    static Machine now() {
        Map<String, Long> process = sizes(PROCESS);
        OperatingSystemMXBean system =
                ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean known ? known : null;
        Taken taken = new Taken(
                process.getOrDefault("VmRSS", 0L),
                process.getOrDefault("RssFile", 0L),
                process.getOrDefault("VmSize", 0L),
                system == null ? 0 : Math.max(0, system.getProcessCpuLoad()),
                system == null ? 0 : Math.max(0, system.getProcessCpuTime()));
        return new Machine(sizes(MEMORY), queues(), system == null ? 0 : Math.max(0, system.getCpuLoad()), taken);
    }

    long bytes(String name) {
        return memory.getOrDefault(name, 0L);
    }

    /// Lines such as `MemTotal:  16384 kB`.
    private static Map<String, Long> sizes(Path file) {
        Map<String, Long> sizes = new HashMap<>();
        for (String line : lines(file)) {
            String[] words = line.split("[:\\s]+", -1);
            if (words.length >= 3 && words[2].equals("kB")) {
                sizes.put(words[0], Long.parseLong(words[1]) * KIBI);
            }
        }
        return sizes;
    }

    private static List<Double> queues() {
        List<String> lines = lines(LOADS);
        return lines.isEmpty()
                ? List.of(0.0, 0.0, 0.0)
                : Arrays.stream(lines.getFirst().split(" ", -1))
                        .limit(3)
                        .map(Double::valueOf)
                        .toList();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException _) {
            return List.of();
        }
    }
}
