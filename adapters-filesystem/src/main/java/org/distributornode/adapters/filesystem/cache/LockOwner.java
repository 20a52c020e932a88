package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Names who holds a lock, in words for the operator.
final class LockOwner {

    static final String UNKNOWN = "its process is unknown";

    /// Where a line of /proc/locks has the process and the file; see proc(5).
    private static final int PROCESS = 4;

    private static final int FILE = 5;

    private LockOwner() {}

    /// This process.
    static String self() {
        return named(Long.toString(ProcessHandle.current().pid()));
    }

    /// Who holds the flock on `folder`, as far as the system tells; it names no process of another container.
    static String ofFlock(Path folder) {
        try {
            String file = file(folder);
            return Files.readAllLines(Path.of("/proc/locks")).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(words -> words.length > FILE && words[1].equals("FLOCK"))
                    .filter(words -> words[FILE].equals(file) && isProcess(words[PROCESS]))
                    .findFirst()
                    .map(words -> named(words[PROCESS]))
                    .orElse(UNKNOWN);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return UNKNOWN;
        }
    }

    /// As /proc/locks names it: device in hexadecimal digits, inode.
    private static String file(Path folder) throws IOException {
        long device = (Long) Files.getAttribute(folder, "unix:dev");
        long major = (device >> 8) & 0xfff;
        long minor = (device & 0xff) | ((device >> 12) & 0xfff00);
        return "%02x:%02x:%s".formatted(major, minor, Files.getAttribute(folder, "unix:ino"));
    }

    private static boolean isProcess(String word) {
        return !word.equals("0") && !word.startsWith("-");
    }

    private static String named(String process) {
        return "process " + process + " on host " + host().orElse("unknown");
    }

    private static Optional<String> host() {
        try {
            return Optional.of(
                    Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
