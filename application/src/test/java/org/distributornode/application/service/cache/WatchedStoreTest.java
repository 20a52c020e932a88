package org.distributornode.application.service.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.port.cache.CacheStore.Remains;
import org.distributornode.application.testkit.CacheStoreSubject;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.SampleObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WatchedStoreTest {

    private final InMemoryCacheStore kept = new InMemoryCacheStore();
    private final WatchedStore store = new WatchedStore(kept);
    private final SampleObject sample = SampleObject.of(1, 100);
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void watch() {
        store.watch(id -> told.add(id + " " + (kept.heldIds().isEmpty() ? "gone" : "held")));
    }

    @Test
    void tellsBeforeAndAfterAnObjectComes() {
        CacheStoreSubject.hold(store, sample);

        assertThat(told).containsExactly("1 gone", "1 held");
    }

    @Test
    void tellsBeforeAndAfterAnObjectGoes() {
        CacheStoreSubject.hold(kept, sample);

        store.delete(sample.id());

        assertThat(told).containsExactly("1 held", "1 gone");
    }

    @Test
    void tellsBeforeAndAfterAnObjectIsMended() {
        CacheStoreSubject.hold(kept, sample);

        try (Remains remains = store.remains(sample.id()).orElseThrow()) {
            assertThat(told).isEmpty();
            remains.mend(0, ByteBuffer.wrap(new byte[1]));
        }

        assertThat(told).containsExactly("1 held", "1 held");
    }

    @Test
    void tellsNothingOfWhatChangesNothing() {
        CacheStoreSubject.hold(kept, sample);

        assertThat(CacheStoreSubject.readHeld(store, sample.id())).isEqualTo(sample.content());
        assertThat(store.find(sample.id())).isPresent();
        try (Fill fill = store.fill(SampleObject.of(2, 10).object())) {
            fill.write(0, ByteBuffer.allocate(5));
        }

        assertThat(told).isEmpty();
    }
}
