package org.distributornode.e2e.life;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distributornode.e2e.NodeClient;
import org.distributornode.e2e.NodeRig;

/// A node in a process of its own, as an operator starts it.
final class ChildNode implements AutoCloseable {

    private static final Pattern LISTENING =
            Pattern.compile("(public|operator|integration) api listening port=([0-9]+)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final CompletableFuture<NodeClient> client = new CompletableFuture<>();
    private final Thread reader;
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();

    private ChildNode(Process process) {
        this.process = process;
        this.reader = Thread.ofPlatform().name("log of a node").daemon().start(this::readLog);
    }

    /// A process that is about to start a node, or to say why not.
    static ChildNode launch(Path configFile) {
        return launch(SharedClasses.OF_THIS_RUN.command(), configFile);
    }

    /// A process that is about to do what the arguments say.
    static ChildNode launch(String... arguments) {
        return launch(SharedClasses.OF_THIS_RUN.command(), arguments);
    }

    /// A node that serves.
    static ChildNode start(Path configFile) {
        return serving(launch(configFile));
    }

    /// A node that serves, in a process that may have that many descriptors and no more.
    static ChildNode startWithDescriptors(int most, NodeRig rig) {
        List<String> limited = new ArrayList<>(List.of("sh", "-c", "ulimit -n " + most + " && exec \"$@\"", "sh"));
        limited.addAll(SharedClasses.OF_THIS_RUN.command());
        return serving(launch(limited, rig.configFile()));
    }

    /// @param java what starts a JVM that runs the main class
    static ChildNode launch(List<String> java, Path configFile) {
        return launch(java, "start", "-c", configFile.toString());
    }

    private static ChildNode launch(List<String> java, String... arguments) {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(arguments));
        try {
            return new ChildNode(new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static ChildNode serving(ChildNode node) {
        try {
            node.client();
            return node;
        } catch (RuntimeException | Error failure) {
            node.close();
            throw failure;
        }
    }

    /// Waits until the node serves.
    NodeClient client() {
        return client.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /// The port of a serving node's operator API; 0 if it has none.
    int operatorPort() {
        return port("operator");
    }

    /// The port of a listener of this name of a serving node; 0 if it has none.
    int port(String listener) {
        return ports.getOrDefault(listener, 0);
    }

    /// What it has written to standard error so far.
    List<String> log() {
        return List.copyOf(log);
    }

    /// How many descriptors it has open.
    int descriptors() {
        String[] open =
                Path.of("/proc", Long.toString(process.pid()), "fd").toFile().list();
        if (open == null) {
            throw new IllegalStateException("the descriptors of " + process + " cannot be counted");
        }
        return open.length;
    }

    /// Ends it by SIGKILL, at once.
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /// Sends the signal of this name, such as `TERM`.
    void signal(String name) {
        String pid = Long.toString(process.pid());
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start().waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupt) {
            throw new IllegalStateException(interrupt);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Waits until the process has ended and its log is complete.
    int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the process does not end: " + log);
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException interrupt) {
            throw new IllegalStateException(interrupt);
        }
    }

    @Override
    public void close() {
        kill();
        if (client.isDone() && !client.isCompletedExceptionally()) {
            client.join().close();
        }
    }

    private void listening(String listener, int port) {
        ports.put(listener, port);
        if (listener.equals("public")) {
            client.complete(new NodeClient(port));
        }
    }

    private void readLog() {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line);
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    listening(listening.group(1), Integer.parseInt(listening.group(2)));
                }
            }
        } catch (IOException failure) {
            log.add("(no more can be read: " + failure.getMessage() + ")");
        } finally {
            client.completeExceptionally(
                    new IllegalStateException("the node does not serve: " + (log.isEmpty() ? "" : log.getLast())));
        }
    }
}
