package org.distributornode.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Something that hashes one file again and again.
interface Hashing extends AutoCloseable {

    /// Hashes it once.
    ///
    /// @return seconds of CPU
    double pass();

    @Override
    void close();

    /// [HashLoop] in a process of its own.
    ///
    /// @param flag of its virtual machine
    static Hashing loop(Options options, Path file, String flag) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path source = options.home().resolve("benchmarks/src/main/java/org/distributornode/benchmarks/HashLoop.java");
        Process process = start(
                options,
                List.of(java, flag, "-cp", System.getProperty("java.class.path"), source.toString(), file.toString()));
        BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
        return new Hashing() {
            @Override
            public double pass() {
                try {
                    process.getOutputStream().write('\n');
                    process.getOutputStream().flush();
                    String answer = answers.readLine();
                    if (answer == null) {
                        throw new IllegalStateException("the hashing process has ended");
                    }
                    return Double.parseDouble(answer);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }

            @Override
            public void close() {
                process.destroy();
            }
        };
    }

    /// A new b3sum for each pass, with one thread. It hashes the file four times, since the system counts its time in
    /// hundredths of a second.
    static Hashing b3sum(Options options, Path file) {
        String name = file.toString();
        List<String> command = List.of("b3sum", "--num-threads", "1", "--no-mmap", name, name, name, name);
        ProcessTree ourselves = new ProcessTree(ProcessHandle.current());
        return new Hashing() {
            @Override
            public double pass() {
                double before = ourselves.children();
                Process process = start(options, command);
                try {
                    process.getInputStream().readAllBytes();
                    if (process.waitFor() != 0) {
                        throw new IllegalStateException("b3sum has failed");
                    }
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
                return (ourselves.children() - before) / 4;
            }

            @Override
            public void close() {}
        };
    }

    private static Process start(Options options, List<String> command) {
        try {
            List<String> pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(options.serverCore())));
            pinned.addAll(command);
            return new ProcessBuilder(pinned)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
