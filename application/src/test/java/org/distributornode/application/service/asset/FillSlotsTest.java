package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FillSlotsTest {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Integer> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private static FillSlots one(IntConsumer makeWay) {
        return new FillSlots(1, Duration.ofHours(1), makeWay);
    }

    /// Queues one; it is asked whether it is read as soon as it waits.
    private Future<Boolean> queue(FillSlots slots, BooleanSupplier isRead) throws InterruptedException {
        CountDownLatch queued = new CountDownLatch(1);
        Future<Boolean> turn = threads.submit(() -> slots.take(() -> {
            queued.countDown();
            return isRead.getAsBoolean();
        }));
        queued.await();
        slots.changed(); // returns when it waits
        return turn;
    }

    @Test
    void countsThoseSomebodyReadsThatHaveNoTurnInTime() throws Exception {
        FillSlots slots = new FillSlots(1, Duration.ofMillis(1), _ -> {});

        assertThat(slots.take(() -> true)).isTrue();
        assertThat(slots.take(() -> true)).isFalse();
        assertThat(slots.take(() -> false)).isFalse();

        assertThat(slots.refused()).isOne();
        slots.giveBack(() -> {});
        assertThat(slots.take(() -> true)).isTrue();
        assertThat(slots.refused()).isOne();
    }

    @Test
    void asksForWayBeforeItWaits() throws Exception {
        AtomicReference<Runnable> makeWay = new AtomicReference<>(() -> {});
        FillSlots slots = one(_ -> makeWay.get().run());
        slots.take(() -> true);
        makeWay.set(() -> slots.giveBack(() -> {}));

        assertThat(slots.take(() -> true)).isTrue();
        assertThat(slots.refused()).isZero();
    }

    @Test
    void hasTheOneThatIsReadGoFirstThoughItCameLast() throws Exception {
        FillSlots slots = one(_ -> {});
        slots.take(() -> true);
        Future<Boolean> prefetch = queue(slots, () -> false);
        Future<Boolean> viewer = queue(slots, () -> true);

        slots.giveBack(() -> {});

        assertThat(viewer.get()).isTrue();
        assertThat(prefetch.isDone()).isFalse();
        slots.giveBack(() -> {});
        assertThat(prefetch.get()).isTrue();
    }

    @Test
    void asksForWayAgainWheneverSomethingChanges() throws Exception {
        FillSlots slots = one(asked::add);
        slots.take(() -> true);
        Future<Boolean> first = queue(slots, () -> true);
        Future<Boolean> second = queue(slots, () -> true);
        asked.clear();

        slots.changed();
        slots.giveBack(() -> {});

        assertThat(asked).containsExactly(2, 1);
        slots.giveBack(() -> {});
        assertThat(first.get()).isTrue();
        assertThat(second.get()).isTrue();
    }

    @Test
    void asksForNoWayForThoseThatNobodyReads() throws Exception {
        AtomicBoolean read = new AtomicBoolean();
        FillSlots slots = one(asked::add);
        slots.take(() -> false);
        Future<Boolean> prefetch = queue(slots, read::get);

        assertThat(asked).isEmpty();

        read.set(true);
        slots.changed();
        assertThat(asked).containsExactly(1);
        slots.giveBack(() -> {});
        assertThat(prefetch.get()).isTrue();
    }

    /// One that still seemed to be leaving would be counted, or one that has left not be.
    @Test
    void asksForWayOnceTheTurnIsGivenBack() throws Exception {
        AtomicBoolean gone = new AtomicBoolean();
        List<Boolean> seen = new CopyOnWriteArrayList<>();
        FillSlots slots = one(_ -> seen.add(gone.get()));
        slots.take(() -> true);
        Future<Boolean> first = queue(slots, () -> true);
        Future<Boolean> second = queue(slots, () -> true);
        seen.clear();

        slots.giveBack(() -> gone.set(true));

        assertThat(seen).containsExactly(true);
        assertThat(first.get()).isTrue();
        slots.giveBack(() -> {});
        assertThat(second.get()).isTrue();
    }

    @Test
    void losesNoTurnToOneThatIsStopped() throws Exception {
        FillSlots slots = one(_ -> {});
        slots.take(() -> true);
        Future<Boolean> stopped = queue(slots, () -> true);
        stopped.cancel(true);
        Future<Boolean> next = queue(slots, () -> true);

        slots.giveBack(() -> {});

        assertThat(next.get()).isTrue();
    }
}
