package org.distributornode.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// Very many clients wait for one fill whose source sends nothing for a while.
record WaitingRow(Scale scale) implements Row {

    static final String WAKE_UPS = "wake-ups per s";
    static final String THREADS = "more threads";
    static final String MEMORY = "KB per client";

    private static final long SIZE = Scale.MIB;
    private static final int CLIENTS_PER_SECOND = 1000;

    @Override
    public String name() {
        return "waiting";
    }

    @Override
    public String title() {
        return "%d clients wait for the second half of one cold object of 1 MB; what the server does meanwhile"
                .formatted(scale.waiters());
    }

    @Override
    public List<Long> objects() {
        return List.of(SIZE);
    }

    @Override
    public void measure(Ground ground, Target target, Samples samples) {
        Stored object = ground.fresh(SIZE);
        object.stall(SIZE / 2);
        ProcessTree server = target.processes();
        double memory = server.privateMemory();
        int threads = server.threads();
        Ask whole = Ask.whole(target.port(), object);
        List<Ask> asks = IntStream.range(0, scale.waiters())
                .mapToObj(i -> whole.later(Duration.ofMillis(i * 1000L / CLIENTS_PER_SECOND)))
                .toList();
        Meter all = Meter.start(target);
        CompletableFuture<List<Outcome>> running =
                CompletableFuture.supplyAsync(() -> ground.client().run(asks, Duration.ofSeconds(120)));
        Pause.of(asks.getLast().after().plusSeconds(scale.stallSeconds()));
        Figures figures = new Figures(target, samples);
        double wakeUps = server.wakeUps();
        Meter stalled = Meter.start(target);
        Pause.of(Duration.ofSeconds(scale.stallSeconds()));
        figures.add("CPU ms per s", stalled.server() * 1000 / scale.stallSeconds());
        figures.add(WAKE_UPS, (server.wakeUps() - wakeUps) / scale.stallSeconds());
        figures.add(THREADS, server.threads() - threads);
        figures.add(MEMORY, (server.privateMemory() - memory) * 1000 / scale.waiters());
        object.resume();
        List<Outcome> outcomes = running.join();
        ground.settle();
        figures.origin(object);
        figures.costs(all, outcomes);
    }
}
