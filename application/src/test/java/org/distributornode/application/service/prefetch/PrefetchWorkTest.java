package org.distributornode.application.service.prefetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.Partials;
import org.distributornode.application.service.cache.Pins;
import org.distributornode.application.service.cache.RestoreCacheService;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.job.ToldCourse;
import org.distributornode.application.testkit.FakeAssignments;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.LeastRecentlyUsed;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobProgress;
import org.distributornode.domain.job.JobScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PrefetchWorkTest {

    private static final int SIZE = 100;

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryCacheStore store = new InMemoryCacheStore();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final Events events = new Events(journal);
    private final HeldObjects held =
            new HeldObjects(new CacheIndex(5 * SIZE, new LeastRecentlyUsed()), store, events, clock);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<DataObjectId, Bringing.Ending> endings = new HashMap<>();
    private final BlockingQueue<Long> begun = new LinkedBlockingQueue<>();
    private final Set<Long> interrupted = ConcurrentHashMap.newKeySet();
    private final Semaphore mayEnd = new Semaphore(0);
    private CountDownLatch toBeFound = new CountDownLatch(0);

    @BeforeEach
    void restore() {
        Partials partials = new Partials(held, clock, Duration.ofHours(1));
        new RestoreCacheService(held, store, journal, new Pins(held, events, clock, 50), partials).restore();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    private Bringing.Ending bring(DataObjectId id, Bringing.Wish wish) throws InterruptedException {
        begun.add(id.bits());
        try {
            mayEnd.acquire();
        } catch (InterruptedException ended) {
            interrupted.add(id.bits());
            throw ended;
        }
        SampleObject sample = SampleObject.of(id.bits(), SIZE);
        boolean wanted = wish.found(sample.object());
        toBeFound.countDown();
        if (!wanted) {
            return Bringing.Ending.DECLINED;
        }
        toBeFound.await();
        synchronized (this) {
            assertThat(held.reserve(sample.object())).isTrue();
            wish.arrived(SIZE / 2);
            try (Fill fill = store.fill(sample.object())) {
                fill.write(0, sample.bytes());
                held.commit(fill, sample.proof(), SampleObject.MEDIA_TYPE);
            }
        }
        return endings.getOrDefault(id, Bringing.Ending.HELD);
    }

    private PrefetchWork work(int atOnce) {
        return new PrefetchWork(
                held,
                new JobTargets(held, new FakeAssignments(), BucketSelection.Nothing::new),
                this::bring,
                threads,
                atOnce);
    }

    private static ToldCourse course(long... ids) {
        return new ToldCourse(new JobOrder(JobKind.PREFETCH, objects(ids)));
    }

    private static JobScope objects(long... ids) {
        return new JobScope.Objects(
                LongStream.of(ids).mapToObj(DataObjectId::new).collect(Collectors.toSet()));
    }

    @Test
    void bringsObjectsInAFewAtOnceAndTellsOfThemInTheirOrder() throws Exception {
        ToldCourse course = course(1, 2, 3, 4);
        Future<Optional<String>> running = threads.submit(() -> work(2).run(course));

        long first = begun.take();
        long second = begun.take();
        assertThat(List.of(first, second)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(begun).isEmpty();
        mayEnd.release(4);

        assertThat(running.get()).isEmpty();
        assertThat(store.heldIds()).hasSize(4);
        assertThat(course.passed()).extracting(DataObjectId::bits).containsExactly(1L, 2L, 3L, 4L);
        assertThat(course.reports().getLast()).isEqualTo(new JobProgress(4, 4, 4 * SIZE, 4 * SIZE, 0));
    }

    @Test
    void evictsNothing() throws InterruptedException {
        mayEnd.release(10);

        assertThat(work(1).run(course(1, 2, 3, 4, 5, 6, 7))).contains("2 without room");

        assertThat(store.heldIds()).extracting(DataObjectId::bits).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void promisesRoomOnce() throws Exception {
        toBeFound = new CountDownLatch(6);
        ToldCourse course = course(1, 2, 3, 4, 5, 6);
        Future<Optional<String>> running = threads.submit(() -> work(6).run(course));
        for (int i = 0; i < 6; i++) {
            begun.take();
        }

        mayEnd.release(6);

        assertThat(running.get()).contains("1 without room");
        assertThat(store.heldIds()).hasSize(5);
    }

    @Test
    void tellsWhyObjectsAreMissing() throws InterruptedException {
        mayEnd.release(10);
        endings.put(new DataObjectId(2), Bringing.Ending.NO_SOURCE);
        ToldCourse course = course(1, 2);

        assertThat(work(2).run(course)).contains("1 that no source sends");
        assertThat(course.reports().getLast().objectsBad()).isEqualTo(1);
    }

    @Test
    void goesOnBehindTheObjectThatWasReached() throws InterruptedException {
        mayEnd.release(10);
        ToldCourse course = new ToldCourse(
                new JobOrder(JobKind.PREFETCH, objects(1, 2, 3)), Optional.of(new DataObjectId(2)), JobProgress.NONE);

        assertThat(work(2).run(course)).isEmpty();

        assertThat(begun).containsExactly(3L);
    }

    @Test
    void endsWithItsThread() throws Exception {
        Future<?> running = threads.submit(() -> work(2).run(course(1, 2, 3)));
        begun.take();
        begun.take();

        assertThat(running.cancel(true)).isTrue();

        while (interrupted.size() < 2) {
            Thread.onSpinWait();
        }
        assertThat(begun).isEmpty();
    }

    @Test
    void failsAsTheDiskDoes() {
        Bringing failing = (_, _) -> {
            throw new CacheFailure(CacheFailure.Kind.EXHAUSTED, "no descriptors");
        };
        Bringing broken = (_, _) -> {
            throw new StackOverflowError("told to fail");
        };
        JobTargets targets = new JobTargets(held, new FakeAssignments(), BucketSelection.Nothing::new);

        assertThatExceptionOfType(CacheFailure.class)
                .isThrownBy(() -> new PrefetchWork(held, targets, failing, threads, 2).run(course(1, 2)));
        assertThatIllegalStateException()
                .isThrownBy(() -> new PrefetchWork(held, targets, broken, threads, 2).run(course(1, 2)))
                .withCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void saysThatItWasInterrupted() {
        Bringing ending = (_, _) -> {
            throw new InterruptedException();
        };
        JobTargets targets = new JobTargets(held, new FakeAssignments(), BucketSelection.Nothing::new);

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> new PrefetchWork(held, targets, ending, threads, 2).run(course(1)));
    }
}
