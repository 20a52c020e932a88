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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.distributornode.domain.content.DataObjectId;
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

    private static DataObjectId id(int id) {
        return new DataObjectId(id);
    }

    /// Queues one; it is asked whether it is read as soon as it waits.
    private Future<Boolean> queue(FillSlots slots, int id, BooleanSupplier isRead) throws InterruptedException {
        CountDownLatch queued = new CountDownLatch(1);
        Future<Boolean> turn = threads.submit(() -> slots.take(id(id), () -> {
            queued.countDown();
            return isRead.getAsBoolean();
        }));
        queued.await();
        slots.changed(id(id)); // returns when it waits
        return turn;
    }

    @Test
    void countsThoseSomebodyReadsThatHaveNoTurnInTime() throws Exception {
        FillSlots slots = new FillSlots(1, Duration.ofMillis(1), _ -> {});

        assertThat(slots.take(id(1), () -> true)).isTrue();
        assertThat(slots.take(id(2), () -> true)).isFalse();
        assertThat(slots.take(id(3), () -> false)).isFalse();

        assertThat(slots.refused()).isOne();
        slots.giveBack(id(1));
        assertThat(slots.take(id(4), () -> true)).isTrue();
        assertThat(slots.refused()).isOne();
    }

    @Test
    void asksForWayBeforeItWaits() throws Exception {
        AtomicReference<Runnable> makeWay = new AtomicReference<>(() -> {});
        FillSlots slots = one(_ -> makeWay.get().run());
        slots.take(id(1), () -> true);
        makeWay.set(() -> slots.giveBack(id(1)));

        assertThat(slots.take(id(2), () -> true)).isTrue();
        assertThat(slots.refused()).isZero();
    }

    @Test
    void hasTheOneThatIsReadGoFirstThoughItCameLast() throws Exception {
        FillSlots slots = one(_ -> {});
        slots.take(id(1), () -> true);
        Future<Boolean> prefetch = queue(slots, 2, () -> false);
        Future<Boolean> viewer = queue(slots, 3, () -> true);

        slots.giveBack(id(1));

        assertThat(viewer.get()).isTrue();
        assertThat(prefetch.isDone()).isFalse();
        slots.giveBack(id(3));
        assertThat(prefetch.get()).isTrue();
    }

    @Test
    void asksForWayAgainWheneverSomethingChanges() throws Exception {
        FillSlots slots = one(asked::add);
        slots.take(id(1), () -> true);
        Future<Boolean> first = queue(slots, 2, () -> true);
        Future<Boolean> second = queue(slots, 3, () -> true);
        asked.clear();

        slots.changed(id(1));
        slots.giveBack(id(1));

        assertThat(asked).containsExactly(2, 1);
        slots.giveBack(id(2));
        assertThat(first.get()).isTrue();
        assertThat(second.get()).isTrue();
    }

    @Test
    void asksForNoWayForThoseThatNobodyReads() throws Exception {
        AtomicBoolean read = new AtomicBoolean();
        FillSlots slots = one(asked::add);
        slots.take(id(1), () -> false);
        Future<Boolean> prefetch = queue(slots, 2, read::get);

        assertThat(asked).isEmpty();

        read.set(true);
        slots.changed(id(2));
        assertThat(asked).containsExactly(1);
        slots.giveBack(id(1));
        assertThat(prefetch.get()).isTrue();
    }

    /// One that still seemed to be leaving would be counted, or one that has left not be.
    @Test
    void asksForWayOnceTheTurnIsGivenBack() throws Exception {
        AtomicReference<FillSlots> all = new AtomicReference<>();
        List<List<DataObjectId>> seen = new CopyOnWriteArrayList<>();
        FillSlots slots = one(_ -> seen.add(all.get().inTurn()));
        all.set(slots);
        slots.take(id(1), () -> true);
        Future<Boolean> first = queue(slots, 2, () -> true);
        Future<Boolean> second = queue(slots, 3, () -> true);
        seen.clear();

        slots.giveBack(id(1));

        assertThat(seen).containsExactly(List.of(id(2)));
        assertThat(first.get()).isTrue();
        slots.giveBack(id(2));
        assertThat(second.get()).isTrue();
    }

    @Test
    void losesNoTurnToOneThatIsStopped() throws Exception {
        FillSlots slots = one(_ -> {});
        slots.take(id(1), () -> true);
        Future<Boolean> stopped = queue(slots, 2, () -> true);
        stopped.cancel(true);
        Future<Boolean> next = queue(slots, 3, () -> true);

        slots.giveBack(id(1));

        assertThat(next.get()).isTrue();
    }

    @Test
    void asksOnlyThoseWhomAChangeIsAboutHoweverManyWait() throws Exception {
        int many = 10_000;
        AtomicInteger looks = new AtomicInteger();
        FillSlots slots = one(asked::add);
        slots.take(id(0), () -> true);
        for (int i = 1; i <= many; i++) {
            int number = i;
            threads.submit(() -> slots.take(id(number), () -> looks.incrementAndGet() > 0 && number % 2 == 0));
        }
        Rig.await("to wait", () -> looks.get() == many && asked.contains(many / 2) ? 0 : 1);
        looks.set(0);

        slots.changed(id(1));
        slots.changed(id(2));
        slots.changed(id(0));
        slots.changed(id(many + 1));
        assertThat(looks).hasValue(2);

        slots.giveBack(id(0));
        assertThat(looks).hasValue(2);
        assertThat(asked.getLast()).isEqualTo(many / 2 - 1);
    }
}
