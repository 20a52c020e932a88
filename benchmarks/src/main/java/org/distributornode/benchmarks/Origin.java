package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The sources: some ports that serve the same objects over one [Uplink]. The last part of a path is the object's
/// number. One virtual thread a connection.
final class Origin implements AutoCloseable {

    private final Content content;
    private final Uplink uplink;
    private final Map<Long, Stored> objects = new ConcurrentHashMap<>();
    private final List<ServerSocketChannel> doors = new ArrayList<>();
    private final AtomicInteger sending = new AtomicInteger();

    Origin(Content content, Uplink uplink, int sources) {
        this.content = content;
        this.uplink = uplink;
        for (int source = 0; source < sources; source++) {
            doors.add(open());
        }
    }

    private static ServerSocketChannel open() {
        try {
            return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Begins to answer.
    void start() {
        doors.forEach(door -> Thread.ofVirtual().start(() -> accept(door)));
    }

    List<Integer> ports() {
        return doors.stream().map(door -> door.socket().getLocalPort()).toList();
    }

    void publish(Stored object) {
        objects.put(object.id(), object);
    }

    Optional<Stored> find(long id) {
        return Optional.ofNullable(objects.get(id));
    }

    Content content() {
        return content;
    }

    Uplink uplink() {
        return uplink;
    }

    void begin() {
        sending.incrementAndGet();
    }

    void end() {
        sending.decrementAndGet();
    }

    /// Waits until no source sent anything for half a second, or until `limit` is over.
    void awaitIdle(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        int quiet = 0;
        while (quiet < 10 && System.nanoTime() < end) {
            Pause.of(Duration.ofMillis(50));
            quiet = sending.get() == 0 ? quiet + 1 : 0;
        }
    }

    private void accept(ServerSocketChannel door) {
        try {
            while (true) {
                SocketChannel socket = door.accept();
                Thread.ofVirtual().start(() -> OriginConnection.serve(this, socket));
            }
        } catch (IOException closed) {
            // the end of the benchmark
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocketChannel door : doors) {
            door.close();
        }
    }
}
