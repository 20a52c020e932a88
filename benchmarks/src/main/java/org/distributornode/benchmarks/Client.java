package org.distributornode.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Any number of requests at once, by one thread, one selector and one buffer, so that the client is the cheaper side.
final class Client {

    private final Content content;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(Content.LONGEST);

    Client(Content content) {
        this.content = content;
    }

    /// Makes the requests, each at its time, and waits for all of them, for no longer than `limit`.
    ///
    /// @return one outcome for each, in their order
    List<Outcome> run(List<Ask> asks, Duration limit) {
        List<Exchange> all =
                asks.stream().map(ask -> new Exchange(ask, content)).toList();
        List<Exchange> waiting = new ArrayList<>(all);
        waiting.sort(Comparator.comparing(exchange -> exchange.ask().after()));
        try (Selector selector = Selector.open()) {
            drive(selector, waiting, limit.toNanos());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        all.forEach(exchange -> exchange.end("not over after " + limit.toSeconds() + " s"));
        return all.stream().map(Exchange::outcome).toList();
    }

    private void drive(Selector selector, List<Exchange> waiting, long limit) throws IOException {
        long start = System.nanoTime();
        int next = 0;
        int over = 0;
        while (over < waiting.size()) {
            long now = System.nanoTime() - start;
            if (now > limit) {
                return;
            }
            while (next < waiting.size() && waiting.get(next).ask().after().toNanos() <= now) {
                Exchange exchange = waiting.get(next++);
                exchange.open(selector);
                over += exchange.isOver() ? 1 : 0;
            }
            long until = next < waiting.size() ? waiting.get(next).ask().after().toNanos() : limit;
            selector.select(Math.max(1, (until - (System.nanoTime() - start)) / 1_000_000));
            for (SelectionKey key : selector.selectedKeys()) {
                Exchange exchange = (Exchange) key.attachment();
                exchange.proceed(key, buffer);
                over += exchange.isOver() ? 1 : 0;
            }
            selector.selectedKeys().clear();
        }
    }
}
