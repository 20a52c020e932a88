package org.distributornode.application.service.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.cache.SaveCacheState;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.LeastRecentlyUsed;
import org.distributornode.domain.cache.Pinning;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.junit.jupiter.api.Test;

final class PinsTest {

    private static final int SIZE = 10;

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryCacheStore store = new InMemoryCacheStore();
    private final InMemoryJournal.Medium medium = new InMemoryJournal.Medium();

    /// A life of the node: everything but what is on disk begins anew.
    private final class Life {
        final InMemoryJournal journal = new InMemoryJournal(medium);
        final HeldObjects held;
        final Pins pins;

        Life(long limit) {
            Events events = new Events(journal);
            held = new HeldObjects(new CacheIndex(limit, new LeastRecentlyUsed()), store, events, clock);
            pins = new Pins(held, events, clock, 50);
            new RestoreCacheService(held, store, journal, pins, new Partials(held, clock, Duration.ofHours(1)))
                    .restore();
        }

        DataObjectId keep(long id) {
            SampleObject sample = SampleObject.of(id, SIZE);
            assertThat(held.reserve(sample.object())).isTrue();
            try (Fill fill = store.fill(sample.object())) {
                fill.write(0, sample.bytes());
                held.commit(fill, sample.proof(), SampleObject.MEDIA_TYPE);
            }
            clock.advance(Duration.ofSeconds(1));
            return sample.id();
        }

        List<DataObjectId> pinned() {
            return StreamSupport.stream(pins.all().spliterator(), false)
                    .map(CacheEntry::id)
                    .sorted()
                    .toList();
        }
    }

    @Test
    void keepsWhatIsPinned() {
        Life life = new Life(3 * SIZE);
        DataObjectId first = life.keep(1);
        assertThat(life.pins.pin(first)).isEqualTo(Pinning.PINNED);

        life.keep(2);
        life.keep(3);
        life.keep(4);

        assertThat(store.heldIds()).contains(first).hasSize(3);
    }

    @Test
    void pinsNoMoreThanItsShare() {
        Life life = new Life(5 * SIZE);
        life.keep(1);
        life.keep(2);
        life.keep(3);

        assertThat(life.pins.most()).isEqualTo(25);
        assertThat(life.pins.pin(new DataObjectId(1))).isEqualTo(Pinning.PINNED);
        assertThat(life.pins.haveRoomFor(15)).isTrue();
        assertThat(life.pins.haveRoomFor(16)).isFalse();
        assertThat(life.pins.pin(new DataObjectId(2))).isEqualTo(Pinning.PINNED);
        assertThat(life.pins.pin(new DataObjectId(3))).isEqualTo(Pinning.TOO_MUCH);
        assertThat(life.pins.pin(new DataObjectId(404))).isEqualTo(Pinning.NOT_HELD);
    }

    @Test
    void outlivesRestartsWithAndWithoutASnapshot() {
        Life first = new Life(10 * SIZE);
        first.pins.pin(first.keep(1));
        first.pins.pin(first.keep(2));
        assertThat(new SaveCacheStateService(first.held, first.journal).save()).isEqualTo(SaveCacheState.Outcome.SAVED);
        first.pins.pin(first.keep(3));
        assertThat(first.pins.unpin(new DataObjectId(2))).isTrue();
        assertThat(first.pins.unpin(new DataObjectId(2))).isFalse();

        Life second = new Life(10 * SIZE);

        assertThat(second.pinned()).containsExactly(new DataObjectId(1), new DataObjectId(3));
        assertThat(second.pins.used()).isEqualTo(2 * SIZE);
        assertThat(medium.events())
                .filteredOn(NodeEvent.ObjectUnpinned.class::isInstance)
                .extracting(event -> ((NodeEvent.ObjectUnpinned) event).id())
                .containsExactly(new DataObjectId(2));
    }

    @Test
    void isNoneUnlessItIsKept() {
        Life life = new Life(10 * SIZE);
        DataObjectId pinned = life.keep(1);
        DataObjectId other = life.keep(2);
        life.pins.pin(pinned);
        medium.failWith(new CacheFailure(CacheFailure.Kind.NO_SPACE, "the disk is full"));

        assertThatExceptionOfType(CacheFailure.class).isThrownBy(() -> life.pins.pin(other));
        assertThatExceptionOfType(CacheFailure.class).isThrownBy(() -> life.pins.unpin(pinned));

        assertThat(life.pinned()).containsExactly(pinned);
        assertThat(new Life(10 * SIZE).pinned()).containsExactly(pinned);
    }

    @Test
    void endsWithItsObject() {
        Life first = new Life(10 * SIZE);
        DataObjectId id = first.keep(1);
        first.pins.pin(id);

        first.held.drop(id, DropReason.DAMAGED);
        first.keep(1);

        assertThat(first.pinned()).isEmpty();
        assertThat(new Life(10 * SIZE).pinned()).isEmpty();
    }

    @Test
    void endsThosePinsThatAreTooMuchForASmallerBudget() {
        Life first = new Life(10 * SIZE);
        for (int id = 1; id <= 5; id++) {
            first.pins.pin(first.keep(id));
        }

        Life second = new Life(4 * SIZE);

        assertThat(second.pinned()).containsExactly(new DataObjectId(4), new DataObjectId(5));
        assertThat(second.held.capacity().used()).isEqualTo(4 * SIZE);
        assertThat(new Life(10 * SIZE).pinned()).hasSize(2);
    }
}
