package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Where a table is measured: sources with objects that nobody asked for yet, and the targets in front of them.
final class Ground implements AutoCloseable {

    private final Options options;
    private final Content content = new Content();
    private final Uplink uplink = new Uplink();
    private final Origin origin;
    private final Map<Long, Deque<Stored>> fresh = new HashMap<>();
    private final List<Target> targets = new ArrayList<>();
    private final Client client = new Client(content);
    private long lastId;

    Ground(Options options) {
        this.options = options;
        this.origin = new Origin(content, uplink, options.sources());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopTargets));
    }

    /// Adds objects of a size; before [#start].
    List<Stored> publish(long size, int count) {
        List<Stored> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Stored object = new Stored(++lastId, size);
            origin.publish(object);
            fresh.computeIfAbsent(size, s -> new ArrayDeque<>()).add(object);
            added.add(object);
        }
        return added;
    }

    /// Starts the sources and every target, and waits until all of them serve.
    ///
    /// @param bytes what each target may keep
    void start(long bytes) {
        publish(1, options.targets().size());
        launch(bytes, Map.of());
        targets.forEach(target -> target.awaitReady(client, fresh(1)));
    }

    /// Starts the sources and every target without waiting for them.
    ///
    /// @param more variables of the targets' environment
    void launch(long bytes, Map<String, String> more) {
        origin.start();
        String addresses =
                origin.ports().stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(" "));
        Map<String, String> settings = new HashMap<>(more);
        settings.put("ORIGINS", addresses);
        settings.put("OBJECTS", catalogue().toString());
        settings.put("BYTES", Long.toString(bytes));
        for (String name : options.targets()) {
            say("starting " + name);
            targets.add(Target.start(options, name, settings));
        }
    }

    private Path catalogue() {
        String entries = fresh.values().stream()
                .flatMap(Deque::stream)
                .map(this::entry)
                .collect(Collectors.joining("", "objects:\n", ""));
        try {
            return Files.writeString(options.work().resolve("objects.yml"), entries);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String entry(Stored object) {
        String sources = origin.ports().stream()
                .map(port -> "\"http://127.0.0.1:" + port + "/" + object.id() + "\"")
                .collect(Collectors.joining(", "));
        return "  - {id: " + object.id() + ", size: " + object.size() + ", hash: " + content.hash(object.size())
                + ", sources: [" + sources + "]}\n";
    }

    /// An object of that size that no target has seen.
    Stored fresh(long size) {
        return fresh.get(size).remove();
    }

    Options options() {
        return options;
    }

    Client client() {
        return client;
    }

    Content content() {
        return content;
    }

    /// Where one of the sources listens; an object is at its number there.
    int sourcePort() {
        return origin.ports().getFirst();
    }

    Uplink uplink() {
        return uplink;
    }

    /// The targets in the order of that round: each goes first once.
    List<Target> targets(int round) {
        List<Target> rotated = new ArrayList<>(targets);
        Collections.rotate(rotated, -round);
        return rotated;
    }

    /// Waits until no target fetches anything any more.
    void settle() {
        origin.awaitIdle(Duration.ofSeconds(60));
    }

    /// Progress, for whoever waits.
    static void say(String text) {
        System.err.println(text);
    }

    private void stopTargets() {
        targets.forEach(Target::close);
    }

    @Override
    public void close() throws IOException {
        stopTargets();
        origin.close();
    }
}
