package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Random;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.testkit.InMemoryCacheStore.Call;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.Segments;
import org.junit.jupiter.api.Test;

final class InMemoryCacheStoreTest implements CacheStoreContract {

    private final InMemoryCacheStore store = new InMemoryCacheStore();

    @Override
    public CacheStore store() {
        return store;
    }

    @Override
    public CacheStore afterCrash() {
        return store.afterCrash(new Random(3));
    }

    @Override
    public void leave(DataObjectId id, byte[] bytes) {
        store.leave(id, bytes, Instant.EPOCH);
    }

    @Override
    public void spoil(DataObjectId id, byte[] bytes) {
        store.spoil(id, bytes);
    }

    @Test
    void failsOnceWhenTold() {
        SampleObject sample = SampleObject.of(1, 10);
        try (Fill fill = store.fill(sample.object())) {
            store.failNext(Call.WRITE, CacheFailure.Kind.NO_SPACE);

            assertThatExceptionOfType(CacheFailure.class)
                    .isThrownBy(() -> fill.write(0, sample.bytes()))
                    .matches(failure -> failure.kind() == CacheFailure.Kind.NO_SPACE);
            assertThat(fill.present()).isEqualTo(Segments.none());
            fill.write(0, sample.bytes());
            assertThat(fill.present().total()).isEqualTo(10);
        }
    }

    @Test
    void leavesTheFillOpenWhenACommitFails() {
        SampleObject sample = SampleObject.of(1, 10);
        try (Fill fill = store.fill(sample.object())) {
            fill.write(0, sample.bytes());
            store.failNext(Call.COMMIT, CacheFailure.Kind.MEDIUM);

            assertThatExceptionOfType(CacheFailure.class)
                    .isThrownBy(() -> fill.commit(sample.proof(), SampleObject.MEDIA_TYPE));
            assertThat(store.heldIds()).isEmpty();
            assertThat(store.openFills()).containsExactly(sample.id());
        }
    }

    @Test
    void losesWhatWasNotForcedInACrash() {
        SampleObject sample = SampleObject.of(1, 10);
        Fill fill = store.fill(sample.object());
        CacheStoreSubject.write(fill, sample, 0, 5);
        fill.force();
        CacheStoreSubject.write(fill, sample, 5, 10);

        InMemoryCacheStore later = store.afterCrash(new Random(1));

        fill.commit(sample.proof(), SampleObject.MEDIA_TYPE);
        assertThat(later.heldIds()).isEmpty();
        try (Fill next = later.fill(sample.object())) {
            assertThat(next.present().total()).isEqualTo(5);
        }
    }

    @Test
    void tearsInACrashWhatWasReplacedAndNotForced() {
        SampleObject sample = SampleObject.of(1, 100_000);
        byte[] others = new byte[100_000];
        Fill fill = store.fill(sample.object());
        fill.write(0, sample.bytes());
        fill.force();
        fill.replace(0, ByteBuffer.wrap(others));

        try (Fill next = store.afterCrash(new Random(1)).fill(sample.object());
                ObjectBytes bytes = next.read()) {
            assertThat(CacheStoreSubject.read(bytes, 0)).isNotEqualTo(others).isNotEqualTo(sample.content());
        }
        fill.discard();
    }

    @Test
    void countsOpenReaders() {
        SampleObject sample = SampleObject.of(1, 10);
        CacheStoreSubject.hold(store, sample);

        try (ObjectBytes bytes = store.open(sample.id()).orElseThrow()) {
            assertThat(bytes.size()).isEqualTo(10);
            assertThat(store.openReaders()).isEqualTo(1);
        }
        assertThat(store.openReaders()).isZero();
    }
}
