package org.distributornode.application.service.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.Partials;
import org.distributornode.application.service.cache.Pins;
import org.distributornode.application.service.cache.RestoreCacheService;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.job.ToldCourse;
import org.distributornode.application.service.prefetch.Bringing;
import org.distributornode.application.testkit.FakeAssignments;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.LeastRecentlyUsed;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobProgress;
import org.distributornode.domain.job.JobScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PinWorkTest {

    private static final int SIZE = 100;
    private static final BagId BAG = new BagId("dynamic:channel:1");
    private static final BucketId BUCKET = new BucketId("0:1");

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryCacheStore store = new InMemoryCacheStore();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final Events events = new Events(journal);
    private final HeldObjects held =
            new HeldObjects(new CacheIndex(10 * SIZE, new LeastRecentlyUsed()), store, events, clock);
    private final Pins pins = new Pins(held, events, clock, 50);
    private final FakeAssignments network = new FakeAssignments();
    private final JobTargets targets = new JobTargets(held, network, () -> new BucketSelection.Chosen(Set.of(BUCKET)));
    private final Map<DataObjectId, Bringing.Ending> endings = new HashMap<>();
    private final List<DataObjectId> asked = new ArrayList<>();
    private final PinWork pin = new PinWork(pins, targets, this::bring, Runnable::run);
    private final UnpinWork unpin = new UnpinWork(pins, targets);

    @BeforeEach
    void restore() {
        new RestoreCacheService(held, store, journal, pins, new Partials(held, clock, Duration.ofHours(1))).restore();
    }

    private Bringing.Ending bring(DataObjectId id, Bringing.Wish wish) {
        asked.add(id);
        Bringing.Ending ending = endings.getOrDefault(id, Bringing.Ending.HELD);
        if (ending != Bringing.Ending.HELD) {
            return ending;
        }
        SampleObject sample = SampleObject.of(id.bits(), SIZE);
        if (!wish.found(sample.object())) {
            return Bringing.Ending.DECLINED;
        }
        wish.arrived(SIZE);
        keep(sample);
        return Bringing.Ending.HELD;
    }

    private void keep(SampleObject sample) {
        assertThat(held.reserve(sample.object())).isTrue();
        try (Fill fill = store.fill(sample.object())) {
            fill.write(0, sample.bytes());
            held.commit(fill, sample.proof(), SampleObject.MEDIA_TYPE);
        }
    }

    private Set<Long> pinned() {
        return new EditPinsService(pins)
                .list().pins().stream().map(found -> found.id().bits()).collect(Collectors.toSet());
    }

    private static ToldCourse course(JobKind kind, JobScope scope) {
        return new ToldCourse(new JobOrder(kind, scope));
    }

    private static JobScope objects(long... ids) {
        return new JobScope.Objects(
                LongStream.of(ids).mapToObj(DataObjectId::new).collect(Collectors.toSet()));
    }

    @Test
    void pinsWhatIsHeldAndBringsInTheRest() throws InterruptedException {
        keep(SampleObject.of(1, SIZE));
        ToldCourse course = course(JobKind.PIN, objects(1, 2));

        assertThat(pin.run(course)).isEmpty();

        assertThat(pinned()).containsExactlyInAnyOrder(1L, 2L);
        assertThat(asked).containsExactly(new DataObjectId(2));
        assertThat(course.reports().getLast()).isEqualTo(new JobProgress(2, 2, 2 * SIZE, 2 * SIZE, 0));
    }

    @Test
    void fetchesNothingThatCouldNotBePinned() throws InterruptedException {
        ToldCourse course = course(JobKind.PIN, objects(1, 2, 3, 4, 5, 6, 7));

        assertThat(pin.run(course)).contains("2 too much to be pinned");

        assertThat(pinned()).hasSize(5);
        assertThat(held.count()).isEqualTo(5);
        assertThat(course.reports().getLast().objectsBad()).isEqualTo(2);
    }

    @Test
    void tellsWhyObjectsCannotBePinned() throws InterruptedException {
        endings.put(new DataObjectId(1), Bringing.Ending.UNKNOWN);
        endings.put(new DataObjectId(2), Bringing.Ending.NO_SOURCE);
        endings.put(new DataObjectId(3), Bringing.Ending.UNKNOWN);
        endings.put(new DataObjectId(5), Bringing.Ending.PURGED);

        assertThat(pin.run(course(JobKind.PIN, objects(1, 2, 3, 4, 5))))
                .contains("2 unknown to the network, 1 that no source sends, 1 purged while they came in");
        assertThat(pinned()).containsExactly(4L);
    }

    @Test
    void pinsABagAndWhatIsGivenToUs() throws InterruptedException {
        List<Bucket> ours = List.of(new Bucket(BUCKET, List.of()));
        network.give(new DataObjectId(1), ours).put(new DataObjectId(1), BAG);
        network.give(new DataObjectId(2), List.of()).put(new DataObjectId(2), BAG);
        network.give(new DataObjectId(3), ours);

        assertThat(pin.run(course(JobKind.PIN, new JobScope.OfBag(BAG)))).isEmpty();
        assertThat(pinned()).containsExactlyInAnyOrder(1L, 2L);

        assertThat(pin.run(course(JobKind.PIN, new JobScope.Assigned()))).isEmpty();
        assertThat(pinned()).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void failsWhenTheNetworkDoesNotTell() {
        network.fallSilent();

        assertThatExceptionOfType(CatalogFailure.class)
                .isThrownBy(() -> pin.run(course(JobKind.PIN, new JobScope.OfBag(BAG))));
    }

    @Test
    void goesOnBehindTheObjectThatWasReached() throws InterruptedException {
        ToldCourse course = new ToldCourse(
                new JobOrder(JobKind.PIN, objects(1, 2)), Optional.of(new DataObjectId(1)), JobProgress.NONE);

        assertThat(pin.run(course)).isEmpty();

        assertThat(asked).containsExactly(new DataObjectId(2));
    }

    @Test
    void endsPinsOfObjectsOfABagAndOfAll() throws InterruptedException {
        network.give(new DataObjectId(2), List.of()).put(new DataObjectId(2), BAG);
        assertThat(pin.run(course(JobKind.PIN, objects(1, 2, 3, 4)))).isEmpty();

        assertThat(unpin.run(course(JobKind.UNPIN, objects(1, 404)))).isEmpty();
        assertThat(pinned()).containsExactlyInAnyOrder(2L, 3L, 4L);
        assertThat(unpin.run(course(JobKind.UNPIN, new JobScope.OfBag(BAG)))).isEmpty();
        assertThat(pinned()).containsExactlyInAnyOrder(3L, 4L);
        ToldCourse all = course(JobKind.UNPIN, new JobScope.Held());
        assertThat(unpin.run(all)).isEmpty();

        assertThat(pinned()).isEmpty();
        assertThat(all.reports().getLast()).isEqualTo(new JobProgress(2, 2, 2 * SIZE, 2 * SIZE, 0));
        assertThat(held.count()).isEqualTo(4);
    }
}
