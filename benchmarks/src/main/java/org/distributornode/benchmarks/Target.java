package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
    private final long exec;

    private Target(String name, int port, Path folder, Process process, long exec) {
        this.exec = exec;
        this.name = name;
        this.port = port;
        this.folder = folder;
        this.process = process;
    }

    /// Starts one on the server's core, in a folder of its name.
    ///
    /// @param settings further variables of the script's environment
    static Target start(Options options, String name, Map<String, String> settings) {
        return start(options, name, settings, options.work().resolve(name), Integer.toString(options.serverCore()));
    }

    /// Starts one in `folder` on the cores of that list.
    static Target start(Options options, String name, Map<String, String> settings, Path folder, String cores) {
        try {
            Files.createDirectories(folder);
            int port = freePort();
            String script =
                    options.home().resolve("benchmarks/targets").resolve(name).toString();
            ProcessBuilder builder = new ProcessBuilder("taskset", "-c", cores, script);
            builder.directory(folder.toFile());
            builder.redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile());
            builder.environment().putAll(settings);
            builder.environment().put("PORT", Integer.toString(port));
            builder.environment().put("NODE_HOME", options.home().toString());
            long exec = System.nanoTime();
            return new Target(name, port, folder, builder.start(), exec);
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

    /// Where it runs and keeps its files.
    Path folder() {
        return folder;
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

    /// Waits until the node answers with its status.
    ///
    /// @param expected what must be in it
    /// @return seconds from exec to the end of the answer
    double awaitStatus(String expected) {
        byte[] request = "GET /api/v1/status HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        while (process.isAlive() && System.nanoTime() - exec < 120e9) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(request);
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                double seconds = (System.nanoTime() - exec) / 1e9;
                if (!answer.contains(" 200 ") || !answer.contains(expected)) {
                    throw new IllegalStateException("no " + expected + " in the answer:\n" + answer);
                }
                return seconds;
            } catch (IOException notYet) {
                Pause.of(Duration.ofMillis(5));
            }
        }
        throw new IllegalStateException(name + " does not answer; it printed:\n" + output());
    }

    /// Fails with what it printed if it has ended.
    void mustBeAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " has ended; it printed:\n" + output());
        }
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
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
