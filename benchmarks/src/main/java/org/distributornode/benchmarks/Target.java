package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A server under test: a script in `targets`, run in a folder of its own on the server's core.
final class Target implements AutoCloseable {

    private final String name;
    private final int port;
    private final Path folder;
    private final Process process;

    private Target(String name, int port, Path folder, Process process) {
        this.name = name;
        this.port = port;
        this.folder = folder;
        this.process = process;
    }

    /// @param settings further variables of the script's environment
    static Target start(Options options, String name, Map<String, String> settings) {
        try {
            Path folder = Files.createDirectories(options.work().resolve(name));
            int port = freePort();
            String script =
                    options.home().resolve("benchmarks/targets").resolve(name).toString();
            ProcessBuilder builder =
                    new ProcessBuilder("taskset", "-c", Integer.toString(options.serverCore()), script);
            builder.directory(folder.toFile());
            builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile());
            builder.environment().putAll(settings);
            builder.environment().put("PORT", Integer.toString(port));
            builder.environment().put("NODE_HOME", options.home().toString());
            return new Target(name, port, folder, builder.start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    ProcessTree processes() {
        return new ProcessTree(process.toHandle());
    }

    /// Waits until it serves `object`; fails with what it printed if it does not.
    void awaitReady(Client client, Stored object) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            Outcome outcome = client.run(List.of(Ask.whole(port, object)), Duration.ofSeconds(10))
                    .getFirst();
            if (outcome.isGood()) {
                return;
            }
            Pause.of(Duration.ofMillis(200));
        }
        throw new IllegalStateException(name + " does not serve; it printed:\n" + output());
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
