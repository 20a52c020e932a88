package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The machine that is measured on.
final class Machine {

    private Machine() {}

    /// One line for a table's heading.
    static String description() {
        double memory = Double.parseDouble(value("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) * 1024 / 1e9;
        return "%s, %d cores, %.0f GB, Linux %s, %s, TCP %s"
                .formatted(
                        value("/proc/cpuinfo", "model name"),
                        value("/proc/cpuinfo", "processor", lines("/proc/cpuinfo")),
                        memory,
                        System.getProperty("os.version"),
                        value("/etc/os-release", "PRETTY_NAME").replace("\"", ""),
                        pacing());
    }

    /// Seconds that all cores together spent on processes so far, interrupts and stolen time left out.
    static double busy() {
        String[] fields = lines("/proc/stat").getFirst().trim().split(" +", -1);
        return (Double.parseDouble(fields[1]) + Double.parseDouble(fields[2]) + Double.parseDouble(fields[3]))
                / ProcessTree.TICKS_PER_SECOND;
    }

    /// MB that all processes together have had read from disks so far, what is read ahead included.
    static double fromDisks() {
        return lines("/proc/vmstat").stream()
                .filter(line -> line.startsWith("pgpgin "))
                .mapToDouble(line -> Double.parseDouble(line.substring("pgpgin ".length())) * 1024 / 1e6)
                .findFirst()
                .orElseThrow();
    }

    private static String pacing() {
        Path file = Path.of("/proc/sys/net/ipv4/tcp_congestion_control");
        return Files.isReadable(file) ? lines(file.toString()).getFirst().trim() : "unknown";
    }

    private static String value(String file, String name) {
        return lines(file).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(line.contains("=") ? '=' : ':') + 1)
                        .trim())
                .findFirst()
                .orElse("unknown");
    }

    private static int value(String file, String name, List<String> lines) {
        return (int) lines.stream().filter(line -> line.startsWith(name)).count();
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
