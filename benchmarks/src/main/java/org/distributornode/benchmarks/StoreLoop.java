package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Clients of a store of objects: connections that ask again as soon as they are answered, one thread, one buffer.
record StoreLoop(int port, Content content, int connections) {

    /// Makes each of these requests once.
    void each(List<StoreCall> calls) {
        Load load = run(calls.iterator(), Long.MAX_VALUE);
        if (load.requests() != calls.size()) {
            throw new IllegalStateException(load.requests() + " of " + calls.size() + " requests were answered");
        }
    }

    /// Makes random ones of these requests.
    Load random(List<StoreCall> calls, int seconds) {
        Random random = new Random(calls.size());
        Iterator<StoreCall> next =
                Stream.generate(() -> calls.get(random.nextInt(calls.size()))).iterator();
        return run(next, seconds);
    }

    /// Makes requests that are made up as they are due.
    Load made(Supplier<StoreCall> calls, int seconds) {
        return run(Stream.generate(calls).iterator(), seconds);
    }

    /// Makes all of these requests, again and again.
    Load round(List<StoreCall> calls, int seconds) {
        return run(Stream.generate(() -> calls).flatMap(List::stream).iterator(), seconds);
    }

    private Load run(Iterator<StoreCall> calls, long seconds) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(Content.LONGEST);
        List<Double> times = new ArrayList<>();
        long start = System.nanoTime();
        List<StoreConnection> open = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            int busy = 0;
            for (int i = 0; i < connections && calls.hasNext(); i++) {
                StoreConnection connection = new StoreConnection(port, selector, content);
                open.add(connection);
                connection.ask(calls.next());
                busy++;
            }
            while (busy > 0) {
                selector.select(1000);
                for (SelectionKey key : selector.selectedKeys()) {
                    StoreConnection connection = (StoreConnection) key.attachment();
                    if (connection.proceed(buffer)) {
                        times.add(connection.microseconds());
                        boolean goesOn = (System.nanoTime() - start) / 1e9 < seconds && calls.hasNext();
                        if (goesOn) {
                            connection.ask(calls.next());
                        } else {
                            busy--;
                        }
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            open.forEach(StoreConnection::close);
        }
        double took = (System.nanoTime() - start) / 1e9;
        return new Load(times.size(), took, 0, Samples.percentile(times, 50), Samples.percentile(times, 99));
    }
}
