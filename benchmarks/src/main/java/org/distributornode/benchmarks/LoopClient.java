package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Load for long answers: connections that ask again as soon as they are answered, one thread, one buffer of 256 KB.
record LoopClient(Content content, int connections) {

    /// @param asks each request is a random one of them
    Load run(List<Ask> asks, int seconds) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(Content.LONGEST);
        Random random = new Random(asks.size());
        List<Double> times = new ArrayList<>();
        long errors = 0;
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                new KeptConnection(any(asks, random), content).open(selector);
            }
            while (System.nanoTime() < end) {
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    KeptConnection connection = (KeptConnection) key.attachment();
                    switch (connection.proceed(key, buffer)) {
                        case MORE -> {}
                        case DONE -> {
                            times.add(connection.microseconds());
                            connection.ask(any(asks, random));
                        }
                        case FAILED -> {
                            errors++;
                            connection.close();
                            new KeptConnection(any(asks, random), content).open(selector);
                        }
                    }
                }
                selector.selectedKeys().clear();
            }
            double took = (System.nanoTime() - start) / 1e9;
            for (SelectionKey key : selector.keys()) {
                ((KeptConnection) key.attachment()).close();
            }
            return new Load(times.size(), took, errors, Samples.percentile(times, 50), Samples.percentile(times, 99));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Ask any(List<Ask> asks, Random random) {
        return asks.get(random.nextInt(asks.size()));
    }
}
