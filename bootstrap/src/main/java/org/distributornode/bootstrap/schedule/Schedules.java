package org.distributornode.bootstrap.schedule;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Timers that call use cases, nothing else. Each run has a virtual thread; a run that lasts longer than its interval
/// delays the next one.
public final class Schedules implements AutoCloseable {

    /// What goes through all that is held begins so long after the start: else the first answers wait for it.
    public static final Duration BREATH = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
    private static final Duration LONGEST_LAST_RUN = Duration.ofSeconds(5);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("schedules").daemon().factory());
    private final ExecutorService runs = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("schedule-", 0).factory());

    /// Runs `task` at once and then each time `interval` has passed.
    public void every(Duration interval, String name, Runnable task) {
        every(interval, Duration.ZERO, name, task);
    }

    /// Runs `task` after `first` and then each time `interval` has passed.
    @SuppressWarnings("FutureReturnValueIgnored") // a timer ends with its executor
    public void every(Duration interval, Duration first, String name, Runnable task) {
        ReentrantLock running = new ReentrantLock();
        timer.scheduleAtFixedRate(
                () -> runs.execute(() -> runAlone(running, name, task)),
                first.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /// Calls `task`, which returns at once, after `delay`; never if this is closed before.
    @SuppressWarnings("FutureReturnValueIgnored") // a timer ends with its executor
    public void after(Duration delay, Runnable task) {
        timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Ends all timers; runs under way get a few seconds.
    @Override
    public void close() {
        timer.shutdownNow();
        runs.shutdown();
        try {
            if (!runs.awaitTermination(LONGEST_LAST_RUN.toMillis(), TimeUnit.MILLISECONDS)) {
                runs.shutdownNow();
            }
        } catch (InterruptedException _) {
            runs.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static void runAlone(ReentrantLock running, String name, Runnable task) {
        if (!running.tryLock()) {
            return;
        }
        try {
            task.run();
        } catch (RuntimeException failure) {
            LOG.error("scheduled task failed task={}", name, failure);
        } finally {
            running.unlock();
        }
    }
}
