package org.distributornode.application.service.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.DiskSpace;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.testkit.FakeDiskSpace;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.cache.KeepDiskFree;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.LeastRecentlyUsed;
import org.distributornode.domain.event.NodeEvent;
import org.junit.jupiter.api.Test;

/// Held objects on a disk that others fill.
final class DiskRoomTest {

    private static final int SIZE = 100;
    private static final int MIN_FREE = 1_000;

    private final InMemoryCacheStore store = new InMemoryCacheStore();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final FakeDiskSpace disk = new FakeDiskSpace(2_000, this::onDisk);
    private final DiskRoom room = new DiskRoom(disk, MIN_FREE);
    private final CacheIndex index = new CacheIndex(10_000, new LeastRecentlyUsed());
    private final HeldObjects held = new HeldObjects(() -> index, store, new Events(journal), clock, room);
    private final KeepDiskFreeService keep =
            new KeepDiskFreeService(held, new Partials(held, clock, Duration.ofHours(1)));

    DiskRoomTest() {
        RestoredCache.restore(held, store, journal, clock);
        for (long id = 1; id <= 5; id++) {
            hold(id);
        }
    }

    private long onDisk() {
        long bytes = 0;
        for (long id = 1; id <= 10; id++) {
            bytes += store.find(SampleObject.of(id, SIZE).id()).isPresent() ? SIZE : 0;
        }
        return bytes;
    }

    private void hold(long id) {
        SampleObject sample = SampleObject.of(id, SIZE);
        try (CacheStore.Fill fill = store.fill(sample.object())) {
            fill.write(0, sample.bytes());
            held.commit(fill, sample.proof(), SampleObject.MEDIA_TYPE);
        }
    }

    private List<Long> ids() {
        return StreamSupport.stream(held.entries().spliterator(), false)
                .map(CacheEntry::id)
                .map(id -> id.bits())
                .sorted()
                .toList();
    }

    @Test
    void leavesAllInPlaceWhileThereIsRoom() {
        disk.othersTake(500);

        assertThat(keep.keep()).isEqualTo(KeepDiskFree.Outcome.ROOMY);

        assertThat(held.count()).isEqualTo(5);
    }

    @Test
    void evictsJustEnoughWhenOthersFillTheDisk() {
        disk.othersTake(650);

        assertThat(keep.keep()).isEqualTo(KeepDiskFree.Outcome.ROOMY);

        assertThat(ids()).containsExactly(3L, 4L, 5L);
        assertThat(journal.read(0, 100))
                .extracting(Journal.Recorded::event)
                .filteredOn(NodeEvent.ObjectEvicted.class::isInstance)
                .hasSize(2);
    }

    @Test
    void evictsForAnObjectThatIsToComeIn() {
        disk.othersTake(500);

        assertThat(held.reserve(SampleObject.of(7, SIZE).object())).isTrue();

        assertThat(ids()).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void evictsNothingWhenThatCannotHelp() {
        disk.othersTake(1_600);

        assertThat(keep.keep()).isEqualTo(KeepDiskFree.Outcome.FULL);
        assertThat(held.reserve(SampleObject.of(7, SIZE).object())).isFalse();

        assertThat(held.count()).isEqualTo(5);
        assertThat(held.canKeep(SIZE)).isFalse();
        assertThat(room.isFull()).isTrue();
        assertThat(held.capacity().reserved()).isZero();
    }

    @Test
    void keepsNothingThatTheDiskCouldNeverTake() {
        assertThat(held.canKeep(1_500)).isFalse();
        assertThat(held.reserve(SampleObject.of(7, 1_500).object())).isFalse();

        assertThat(held.count()).isEqualTo(5);
        assertThat(held.canKeep(SIZE)).isTrue();
    }

    @Test
    void goesOnWhenThereIsRoomAgain() {
        disk.othersTake(1_600);
        keep.keep();
        disk.othersTake(0);

        assertThat(keep.keep()).isEqualTo(KeepDiskFree.Outcome.ROOMY);

        assertThat(room.isFull()).isFalse();
        assertThat(held.reserve(SampleObject.of(7, SIZE).object())).isTrue();
    }

    @Test
    void leavesATwentiethOfASmallDiskFreeAndAGibibyteOfALargeOne() {
        DiskRoom small = DiskRoom.ofOrdinarySize(() -> new DiskSpace.Space(2_000, 0));
        DiskRoom large = DiskRoom.ofOrdinarySize(() -> new DiskSpace.Space(1L << 50, 0));

        assertThat(small.lacking(7)).isEqualTo(107);
        assertThat(large.lacking(0)).isEqualTo(1 << 30);
    }

    @Test
    void takesADiskThatTellsNothingForARoomyOne() {
        disk.goAway();

        assertThat(keep.keep()).isEqualTo(KeepDiskFree.Outcome.ROOMY);

        assertThat(held.reserve(SampleObject.of(7, SIZE).object())).isTrue();
        assertThat(held.count()).isEqualTo(5);
    }
}
