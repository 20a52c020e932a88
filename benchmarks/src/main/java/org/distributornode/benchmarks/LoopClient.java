package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// Load for long answers: connections that ask again as soon as they are answered, one thread, one buffer of 256 KB.
final class LoopClient {

    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Content content;
    private final int connections;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(Content.LONGEST);
    private final List<Double> times = new ArrayList<>();
    private long errors;
    private int open;

    /// For one run.
    LoopClient(Content content, int connections) {
        this.content = content;
        this.connections = connections;
    }

    /// Asks for so many seconds, and waits for what has been asked for by then.
    ///
    /// @param asks each request is a random one of them
    Load run(List<Ask> asks, int seconds) {
        Random random = new Random(asks.size());
        Supplier<Ask> any = () -> asks.get(random.nextInt(asks.size()));
        long start = System.nanoTime();
        try (Selector selector = Selector.open()) {
            for (open = 0; open < connections; open++) {
                new KeptConnection(any.get(), content).open(selector);
            }
            drive(selector, any, start + seconds * 1_000_000_000L);
            double took = (System.nanoTime() - start) / 1e9;
            for (SelectionKey key : selector.keys()) {
                ((KeptConnection) key.attachment()).close();
            }
            return new Load(
                    times.size(), took, errors + open, Samples.percentile(times, 50), Samples.percentile(times, 99));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void drive(Selector selector, Supplier<Ask> any, long end) throws IOException {
        while (open > 0 && System.nanoTime() < end + PATIENCE_NANOS) {
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                KeptConnection connection = (KeptConnection) key.attachment();
                switch (connection.proceed(key, buffer)) {
                    case MORE -> {}
                    case DONE -> {
                        times.add(connection.microseconds());
                        if (System.nanoTime() < end) {
                            connection.ask(any.get());
                        } else {
                            end(connection);
                        }
                    }
                    case FAILED -> {
                        errors++;
                        end(connection);
                        if (System.nanoTime() < end) {
                            new KeptConnection(any.get(), content).open(selector);
                            open++;
                        }
                    }
                }
            }
            selector.selectedKeys().clear();
        }
    }

    private void end(KeptConnection connection) {
        connection.close();
        open--;
    }
}
