package org.distributornode.application.service.proving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.RestoredCache;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.job.ToldCourse;
import org.distributornode.application.service.prefetch.ViewersFirst;
import org.distributornode.application.testkit.FakeAssignments;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.InMemoryCacheStore.Call;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.LeastRecentlyUsed;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobProgress;
import org.distributornode.domain.job.JobScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class VerifyWorkTest {

    private static final int SIZE = 300_000;

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryCacheStore store = new InMemoryCacheStore();
    private final InMemoryJournal.Medium medium = new InMemoryJournal.Medium();
    private final InMemoryJournal journal = new InMemoryJournal(medium);
    private final HeldObjects held =
            new HeldObjects(new CacheIndex(10 * SIZE, new LeastRecentlyUsed()), store, new Events(journal), clock);
    private final VerifyWork work = new VerifyWork(
            held,
            store,
            new JobTargets(held, new FakeAssignments(), BucketSelection.Nothing::new),
            new Prover(Pace.UNBOUND));

    private static ToldCourse all() {
        return new ToldCourse(new JobOrder(JobKind.VERIFY, new JobScope.Held()));
    }

    @BeforeEach
    void restore() {
        RestoredCache.restore(held, store, journal, clock);
    }

    private SampleObject hold(long id) {
        SampleObject sample = SampleObject.of(id, SIZE);
        assertThat(held.reserve(sample.object())).isTrue();
        try (Fill fill = store.fill(sample.object())) {
            fill.write(0, sample.bytes());
            held.commit(fill, sample.proof(), SampleObject.MEDIA_TYPE);
        }
        return sample;
    }

    private void spoil(SampleObject sample) {
        byte[] other = sample.content();
        other[SIZE - 1] ^= 1;
        store.spoil(sample.id(), other);
    }

    private List<NodeEvent> drops() {
        return medium.events().stream()
                .filter(NodeEvent.ObjectDropped.class::isInstance)
                .toList();
    }

    @Test
    void leavesAloneWhatIsRight() throws InterruptedException {
        hold(2);
        hold(-1);
        hold(1);
        ToldCourse course = all();

        work.run(course);

        assertThat(course.passed()).containsExactly(new DataObjectId(1), new DataObjectId(2), new DataObjectId(-1));
        assertThat(course.reports().getLast()).isEqualTo(new JobProgress(3, 3, 3 * SIZE, 3 * SIZE, 0));
        assertThat(course.reports()).hasSizeGreaterThan(6);
        assertThat(held.count()).isEqualTo(3);
        assertThat(store.openReaders()).isZero();
    }

    @Test
    void standsStillWhileAClientWaitsAndGoesOnAfterwards() throws InterruptedException {
        hold(1);
        AtomicInteger waiting = new AtomicInteger(7);
        Prover polite =
                new Prover(new ViewersFirst(Pace.UNBOUND, () -> waiting.get() > 0, _ -> waiting.decrementAndGet()));
        ToldCourse course = all();

        new VerifyWork(held, store, new JobTargets(held, new FakeAssignments(), BucketSelection.Nothing::new), polite)
                .run(course);

        assertThat(waiting).hasValue(0);
        assertThat(course.reports().getLast().bytesDone()).isEqualTo(SIZE);
    }

    @Test
    void dropsWhatIsWrong() throws InterruptedException {
        hold(1);
        spoil(hold(2));
        ToldCourse course = all();

        work.run(course);

        assertThat(course.reports().getLast()).isEqualTo(new JobProgress(2, 2, 2 * SIZE, 2 * SIZE, 1));
        assertThat(store.heldIds()).containsExactly(new DataObjectId(1));
        assertThat(drops())
                .containsExactly(new NodeEvent.ObjectDropped(clock.instant(), new DataObjectId(2), DropReason.DAMAGED));
    }

    @Test
    void dropsWhatIsGoneOrUnreadable() throws InterruptedException {
        store.delete(hold(1).id());
        hold(2);
        store.failNext(Call.READ, CacheFailure.Kind.MEDIUM);
        ToldCourse course = all();

        work.run(course);

        assertThat(course.reports().getLast().objectsBad()).isEqualTo(2);
        assertThat(drops())
                .containsExactly(
                        new NodeEvent.ObjectDropped(clock.instant(), new DataObjectId(1), DropReason.MISSING),
                        new NodeEvent.ObjectDropped(clock.instant(), new DataObjectId(2), DropReason.UNREADABLE));
    }

    @Test
    void blamesNoObjectForWantOfDescriptors() {
        hold(1);
        store.failNext(Call.OPEN, CacheFailure.Kind.EXHAUSTED);

        assertThatExceptionOfType(CacheFailure.class).isThrownBy(() -> work.run(all()));

        assertThat(held.count()).isEqualTo(1);
    }

    @Test
    void looksAtTheGivenObjectsAlone() throws InterruptedException {
        spoil(hold(1));
        hold(2);
        ToldCourse course = new ToldCourse(
                new JobOrder(JobKind.VERIFY, new JobScope.Objects(Set.of(new DataObjectId(2), new DataObjectId(404)))));

        work.run(course);

        assertThat(course.reports().getLast()).isEqualTo(new JobProgress(2, 2, SIZE, SIZE, 0));
        assertThat(held.count()).isEqualTo(2);
    }

    @Test
    void goesOnBehindTheObjectThatWasReached() throws InterruptedException {
        spoil(hold(1));
        hold(2);
        ToldCourse course = new ToldCourse(
                new JobOrder(JobKind.VERIFY, new JobScope.Held()),
                Optional.of(new DataObjectId(1)),
                new JobProgress(1, 2, SIZE + 5, 2 * SIZE, 3));

        work.run(course);

        assertThat(course.passed()).containsExactly(new DataObjectId(2));
        assertThat(course.reports().getFirst().bytesDone()).isLessThanOrEqualTo(2 * SIZE);
        assertThat(course.reports().getLast()).isEqualTo(new JobProgress(2, 2, 2 * SIZE, 2 * SIZE, 3));
    }
}
