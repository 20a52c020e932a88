package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// One client that asks for something fifty times a second, over one connection. What it is kept waiting with counts
/// for those requests too that it could not make meanwhile.
final class Probe {

    private static final long EVERY_NANOS = Duration.ofMillis(20).toNanos();

    private final List<Ask> asks;
    private final Content content;
    private volatile boolean over;

    /// @param asks made in turn
    Probe(List<Ask> asks, Content content) {
        this.asks = asks;
        this.content = content;
    }

    /// Asks while `work` goes on, once at least.
    ///
    /// @return microseconds that each answer took from when it should have been asked for
    List<Double> during(Runnable work) {
        CompletableFuture<List<Double>> times = CompletableFuture.supplyAsync(this::times);
        try {
            work.run();
        } finally {
            over = true;
        }
        return times.join();
    }

    private List<Double> times() {
        List<Double> times = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocateDirect(Content.LONGEST);
        KeptConnection connection = new KeptConnection(asks.getFirst(), content);
        try (Selector selector = Selector.open()) {
            long due = System.nanoTime();
            connection.open(selector);
            do {
                await(connection, selector, buffer);
                times.add((System.nanoTime() - due) / 1e3);
                due += EVERY_NANOS;
                Pause.of(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                connection.ask(asks.get(times.size() % asks.size()));
            } while (!over);
            await(connection, selector, buffer);
            times.add((System.nanoTime() - due) / 1e3);
            return times;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            connection.close();
        }
    }

    private static void await(KeptConnection connection, Selector selector, ByteBuffer buffer) throws IOException {
        KeptConnection.Progress progress = KeptConnection.Progress.MORE;
        while (progress == KeptConnection.Progress.MORE) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                progress = connection.proceed(key, buffer);
            }
            selector.selectedKeys().clear();
        }
        if (progress == KeptConnection.Progress.FAILED) {
            throw new IOException("no right answer");
        }
    }
}
