package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/// The ends of very many waits: together they cost one timer, however many come and go. Safe for use by any thread.
@Singleton
final class Deadlines {

    /// Those who are due within so short a time of one another are told together, the first of them so much late.
    private static final long SLACK_NANOS = Duration.ofMillis(50).toNanos();

    private static final Comparator<Due> DUE_FIRST = (one, other) -> {
        int order = Long.signum(one.at - other.at);
        return order == 0 ? Long.compare(one.number, other.number) : order;
    };

    private final Timer timer;
    private final NavigableMap<Due, Runnable> waiting = new TreeMap<>(DUE_FIRST);
    private long numbers;
    private long timers;
    private boolean armed;
    private long armedFor;

    /// @param at nanoseconds of [System#nanoTime()]
    /// @param number tells those apart who are due at once
    private record Due(long at, long number) {}

    /// Runs an action once a time has passed.
    @FunctionalInterface
    interface Timer {
        void set(long nanos, Runnable action);
    }

    @Inject
    Deadlines(@Named(TaskExecutors.BLOCKING) ExecutorService threads) {
        this((nanos, action) -> CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, threads)
                .execute(action));
    }

    Deadlines(Timer timer) {
        this.timer = timer;
    }

    /// Runs `action`, which must not block, once that time has passed, on a thread of its own or of others who are due.
    ///
    /// @return forgets the action
    Runnable after(Duration time, Runnable action) {
        synchronized (this) {
            Due due = new Due(System.nanoTime() + time.toNanos(), numbers++);
            waiting.put(due, action);
            if (!armed || armedFor - due.at > SLACK_NANOS) {
                arm(due.at);
            }
            return () -> forget(due);
        }
    }

    /// How many timers have been set so far.
    synchronized long timers() {
        return timers;
    }

    private synchronized void forget(Due due) {
        waiting.remove(due);
    }

    private void arm(long at) {
        armed = true;
        armedFor = at;
        timers++;
        timer.set(Math.max(0, at - System.nanoTime()), () -> look(at));
    }

    private void look(long due) {
        List<Runnable> ended = new ArrayList<>();
        synchronized (this) {
            long now = Math.max(due, System.nanoTime());
            Collection<Runnable> over =
                    waiting.headMap(new Due(now, Long.MAX_VALUE), true).values();
            ended.addAll(over);
            over.clear();
            if (armed && armedFor == due) {
                armed = false;
                if (!waiting.isEmpty()) {
                    arm(Math.max(waiting.firstKey().at, now + SLACK_NANOS));
                }
            }
        }
        ended.forEach(Runnable::run);
    }
}
