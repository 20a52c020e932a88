package org.distributornode.application.service.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.cache.WatchStorage.Outcome;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.LeastRecentlyUsed;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;
import org.junit.jupiter.api.Test;

final class WatchStorageTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final InMemoryJournal.Medium medium = new InMemoryJournal.Medium();
    private final Events events = new Events(InMemoryJournal.restored(medium));
    private final SteppingClock clock = new SteppingClock(NOW);
    private final HeldObjects held =
            new HeldObjects(new CacheIndex(1000, new LeastRecentlyUsed()), new InMemoryCacheStore(), events, clock);
    private final WatchStorageService watch = new WatchStorageService(held, events, clock, 90);

    @Test
    void tellsOnceThatTheMarkIsPassed() {
        take(1, 899);
        assertThat(watch.watch()).isEqualTo(Outcome.BELOW);

        take(2, 1);

        assertThat(watch.watch()).isEqualTo(Outcome.PASSED);
        assertThat(watch.watch()).isEqualTo(Outcome.ABOVE);
        assertThat(medium.events()).containsExactly(new NodeEvent.StorageMarkPassed(NOW, 900, 1000));
    }

    @Test
    void tellsAgainOnlyAfterAWayDown() {
        watch.watch();
        take(1, 850);
        take(2, 50);
        assertThat(watch.watch()).isEqualTo(Outcome.PASSED);
        giveBack(2);
        assertThat(watch.watch()).isEqualTo(Outcome.ABOVE);
        take(2, 50);
        assertThat(watch.watch()).isEqualTo(Outcome.ABOVE);
        giveBack(2);
        giveBack(1);
        take(1, 849);
        assertThat(watch.watch()).isEqualTo(Outcome.BELOW);

        take(2, 60);

        assertThat(watch.watch()).isEqualTo(Outcome.PASSED);
        assertThat(medium.events()).hasSize(2);
    }

    @Test
    void tellsNothingOfAMarkThatWasPassedBeforeTheStart() {
        take(1, 950);

        assertThat(watch.watch()).isEqualTo(Outcome.ABOVE);

        assertThat(medium.events()).isEmpty();
    }

    @Test
    void tellsOfAMarkThatIsNearAtTheStart() {
        take(1, 870);
        assertThat(watch.watch()).isEqualTo(Outcome.BELOW);

        take(2, 30);

        assertThat(watch.watch()).isEqualTo(Outcome.PASSED);
    }

    private void take(long id, long size) {
        DataObject object = new DataObject(new DataObjectId(id), size, new ContentHash(0, 0, 0, 0), Optional.empty());
        assertThat(held.reserve(object)).isTrue();
    }

    private void giveBack(long id) {
        held.release(new DataObjectId(id));
    }
}
