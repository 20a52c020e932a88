package org.distributornode.application.service.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.service.cache.Claims;
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
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.Claim;
import org.distributornode.domain.cache.LeastRecentlyUsed;
import org.distributornode.domain.cache.Pinning;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobProgress;
import org.distributornode.domain.job.JobScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PurgeWorkTest {

    private static final int SIZE = 100;
    private static final BagId BAG = new BagId("dynamic:channel:1");

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryCacheStore store = new InMemoryCacheStore();
    private final InMemoryJournal.Medium medium = new InMemoryJournal.Medium();
    private final InMemoryJournal journal = new InMemoryJournal(medium);
    private final Events events = new Events(journal);
    private final HeldObjects held =
            new HeldObjects(new CacheIndex(10 * SIZE, new LeastRecentlyUsed()), store, events, clock);
    private final Pins pins = new Pins(held, events, clock, 50);
    private final FakeAssignments network = new FakeAssignments();
    private final List<DataObjectId> ended = new ArrayList<>();
    private final PurgeWork work = work(held);

    @BeforeEach
    void hold() {
        new RestoreCacheService(held, store, journal, pins, new Partials(held, clock, Duration.ofHours(1))).restore();
        for (long id = 1; id <= 4; id++) {
            SampleObject sample = SampleObject.of(id, SIZE);
            assertThat(held.reserve(sample.object())).isTrue();
            try (Fill fill = store.fill(sample.object())) {
                fill.write(0, sample.bytes());
                held.commit(fill, sample.proof(), SampleObject.MEDIA_TYPE);
            }
        }
        assertThat(pins.pin(id(1))).isEqualTo(Pinning.PINNED);
    }

    private PurgeWork work(HeldObjects of) {
        return new PurgeWork(
                new Claims(of, events, clock),
                new JobTargets(of, network, BucketSelection.Nothing::new),
                new PurgeWork.Incoming(List::of, ended::add));
    }

    private Set<Long> left() {
        return store.heldIds().stream().map(DataObjectId::bits).collect(Collectors.toSet());
    }

    private static DataObjectId id(long bits) {
        return new DataObjectId(bits);
    }

    private static ToldCourse course(JobScope scope, boolean pinnedToo) {
        return new ToldCourse(new JobOrder(JobKind.PURGE, scope, pinnedToo));
    }

    @Test
    void deletesWhatIsNamedThoughItBePinned() throws InterruptedException {
        JobScope named = new JobScope.Objects(
                LongStream.of(1, 2, 9).mapToObj(PurgeWorkTest::id).collect(Collectors.toSet()));
        ToldCourse course = course(named, false);

        assertThat(work.run(course)).isEmpty();

        assertThat(left()).containsExactlyInAnyOrder(3L, 4L);
        assertThat(ended).containsExactly(id(1), id(2), id(9));
        assertThat(pins.used()).isZero();
        assertThat(course.reports().getLast()).isEqualTo(new JobProgress(3, 3, 2 * SIZE, 2 * SIZE, 0));
        assertThat(medium.events())
                .contains(
                        new NodeEvent.ObjectDropped(clock.instant(), id(1), DropReason.PURGED),
                        new NodeEvent.ObjectDropped(clock.instant(), id(2), DropReason.PURGED));
    }

    @Test
    void leavesPinnedObjectsAloneUnlessToldNotTo() throws InterruptedException {
        ToldCourse course = course(new JobScope.Held(), false);

        assertThat(work.run(course)).contains("1 pinned and left alone");
        assertThat(left()).containsExactly(1L);
        assertThat(course.reports().getLast().objectsBad()).isZero();

        assertThat(work.run(course(new JobScope.Held(), true))).isEmpty();
        assertThat(left()).isEmpty();
    }

    @Test
    void deletesThoseOfABag() throws InterruptedException {
        for (long id : List.of(1L, 3L, 7L)) {
            network.give(id(id), List.of()).put(id(id), BAG);
        }

        assertThat(work.run(course(new JobScope.OfBag(BAG), false))).contains("1 pinned and left alone");

        assertThat(left()).containsExactlyInAnyOrder(1L, 2L, 4L);
        assertThat(ended).containsExactly(id(3), id(7));
    }

    @Test
    void deletesAllWithFilesThatNobodyHasProven() throws InterruptedException {
        network.fallSilent();
        store.leave(id(9), new byte[SIZE], clock.instant());
        Claims claims = new Claims(held, events, clock);
        claims.claim(Claim.untold(id(9), SIZE, SampleObject.MEDIA_TYPE, clock.instant(), 0));

        assertThat(work.run(course(new JobScope.Held(), true))).isEmpty();

        assertThat(left()).isEmpty();
        assertThat(store.findUnproven(id(9))).isEmpty();
        assertThat(held.capacity().used()).isZero();
    }

    @Test
    void deletesWhatTheStoreAloneKnows() throws InterruptedException {
        assertThat(held.find(id(2))).isPresent();
        HeldObjects forgetful =
                new HeldObjects(new CacheIndex(10 * SIZE, new LeastRecentlyUsed()), store, events, clock);

        assertThat(work(forgetful).run(course(new JobScope.Objects(Set.of(id(2))), false)))
                .isEmpty();

        assertThat(left()).doesNotContain(2L);
    }
}
