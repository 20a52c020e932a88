package org.distributornode.adapters.http.in.publicapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final List<Runnable> set = new ArrayList<>();
    private final Deadlines deadlines = new Deadlines((_, action) -> set.add(action));
    private final List<String> told = new ArrayList<>();

    @Test
    void costAllWhoWaitEquallyLongOneTimer() {
        List<Runnable> forgets = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            forgets.add(deadlines.after(LONG, () -> told.add("late")));
        }
        forgets.forEach(Runnable::run);
        deadlines.after(LONG, () -> told.add("late"));

        assertThat(deadlines.timers()).isEqualTo(1);
        assertThat(told).isEmpty();
    }

    @Test
    void tellThoseWhoAreDueAndWaitForTheOthers() {
        deadlines.after(Duration.ZERO, () -> told.add("first"));
        Runnable forget = deadlines.after(Duration.ZERO, () -> told.add("forgotten"));
        deadlines.after(LONG, () -> told.add("last"));
        forget.run();

        set.removeFirst().run();

        assertThat(told).containsExactly("first");
        assertThat(set).hasSize(1);
    }

    @Test
    void areMetByWhoIsDueBeforeAllOthers() {
        deadlines.after(LONG, () -> told.add("last"));
        deadlines.after(Duration.ZERO, () -> told.add("first"));

        set.getLast().run();

        assertThat(told).containsExactly("first");
        assertThat(deadlines.timers()).isEqualTo(3);
        set.getFirst().run();
        assertThat(told).containsExactly("first", "last");
    }

    @Test
    void areKeptByRealTimers() throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Deadlines real = new Deadlines(threads);
            CountDownLatch both = new CountDownLatch(2);

            real.after(Duration.ofMillis(100), both::countDown);
            real.after(Duration.ofMillis(1), both::countDown);

            assertThat(both.await(1, TimeUnit.MINUTES)).isTrue();
        }
    }
}
