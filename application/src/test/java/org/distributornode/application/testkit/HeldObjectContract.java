package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.distributornode.application.testkit.CacheStoreSubject.hold;
import static org.distributornode.application.testkit.CacheStoreSubject.read;
import static org.distributornode.application.testkit.CacheStoreSubject.readHeld;
import static org.distributornode.application.testkit.CacheStoreSubject.write;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.port.cache.CacheStore.Held;
import org.distributornode.domain.content.DataObjectId;
import org.junit.jupiter.api.Test;

/// What becomes of an object once it is committed.
public interface HeldObjectContract extends CacheStoreSubject {

    @Test
    default void knowsNothingOfAnObjectThatWasNeverFilled() {
        DataObjectId unknown = new DataObjectId(404);

        assertThat(store().open(unknown)).isEmpty();
        assertThat(store().proof(unknown)).isEmpty();
    }

    @Test
    default void hidesAnObjectUntilItIsCommitted() {
        SampleObject sample = SampleObject.of(1, 1000);

        try (Fill fill = store().fill(sample.object())) {
            fill.write(0, sample.bytes());
            fill.force();

            assertThat(store().open(sample.id())).isEmpty();
            assertThat(store().proof(sample.id())).isEmpty();
            assertThat(scanned(store())).isEmpty();
            fill.commit(sample.proof(), SampleObject.MEDIA_TYPE);
        }

        assertThat(readHeld(store(), sample.id())).isEqualTo(sample.content());
        assertThat(store().proof(sample.id())).contains(sample.proof());
    }

    @Test
    default void holdsAnObjectOfManyGroupsWithItsProof() {
        SampleObject sample = SampleObject.of(2, 300_001);

        hold(store(), sample);

        assertThat(readHeld(store(), sample.id())).isEqualTo(sample.content());
        assertThat(store().proof(sample.id())).contains(sample.proof());
    }

    @Test
    default void findsWhatTheProofOfAHeldObjectSays() {
        SampleObject sample = SampleObject.of(2, 1000);

        hold(store(), sample);

        assertThat(store().find(sample.id())).contains(new Held(sample.object(), SampleObject.MEDIA_TYPE));
        assertThat(store().find(SampleObject.of(3, 1000).id())).isEmpty();
        store().delete(sample.id());
        assertThat(store().find(sample.id())).isEmpty();
    }

    @Test
    default void holdsAnEmptyObject() {
        SampleObject empty = SampleObject.of(3, 0);

        hold(store(), empty);

        try (ObjectBytes bytes = store().open(empty.id()).orElseThrow()) {
            assertThat(bytes.size()).isZero();
            assertThat(bytes.read(0, ByteBuffer.allocate(8))).isZero();
        }
        assertThat(scanned(store())).containsExactly(new Held(empty.object(), SampleObject.MEDIA_TYPE));
    }

    @Test
    default void holdsObjectsOfAnyNumber() {
        List<SampleObject> samples = List.of(
                SampleObject.of(0, 10),
                SampleObject.of(Long.MAX_VALUE, 11),
                SampleObject.of(Long.MIN_VALUE, 12),
                SampleObject.of(-1, 13));

        samples.forEach(sample -> hold(store(), sample));

        CacheStore later = afterCrash();
        assertThat(samples)
                .allSatisfy(sample -> assertThat(readHeld(later, sample.id())).isEqualTo(sample.content()));
        assertThat(scanned(later))
                .extracting(Held::object)
                .containsExactlyInAnyOrderElementsOf(
                        samples.stream().map(SampleObject::object).toList());
    }

    @Test
    default void readsAHeldObjectAtAnyPosition() {
        SampleObject sample = SampleObject.of(4, 1000);
        hold(store(), sample);

        try (ObjectBytes bytes = store().open(sample.id()).orElseThrow()) {
            assertThat(bytes.size()).isEqualTo(1000);
            ByteBuffer into = ByteBuffer.allocateDirect(100);
            assertThat(bytes.read(950, into)).isEqualTo(50);
            assertThat(into.flip()).isEqualTo(sample.bytes().position(950));
            assertThat(bytes.read(1000, ByteBuffer.allocate(8))).isZero();
            assertThat(bytes.read(Long.MAX_VALUE, ByteBuffer.allocate(8))).isZero();
            assertThat(bytes.read(0, ByteBuffer.allocate(0))).isZero();
        }
    }

    @Test
    default void holdsACommittedObjectAfterACrash() {
        SampleObject sample = SampleObject.of(5, 70_000);
        hold(store(), sample);

        CacheStore later = afterCrash();

        assertThat(readHeld(later, sample.id())).isEqualTo(sample.content());
        assertThat(later.proof(sample.id())).contains(sample.proof());
        assertThat(scanned(later)).containsExactly(new Held(sample.object(), SampleObject.MEDIA_TYPE));
    }

    @Test
    default void forgetsADeletedObjectWithItsProof() {
        SampleObject sample = SampleObject.of(6, 1000);
        SampleObject other = SampleObject.of(7, 1000);
        hold(store(), sample);
        hold(store(), other);

        store().delete(sample.id());

        assertThat(store().open(sample.id())).isEmpty();
        assertThat(store().proof(sample.id())).isEmpty();
        assertThat(scanned(store())).extracting(Held::object).containsExactly(other.object());
        assertThat(scanned(afterCrash())).extracting(Held::object).containsExactly(other.object());
    }

    @Test
    default void ignoresTheDeletionOfAnUnknownObject() {
        assertThatCode(() -> store().delete(new DataObjectId(404))).doesNotThrowAnyException();
    }

    @Test
    default void leavesAFillAloneWhenItsObjectIsDeleted() {
        SampleObject sample = SampleObject.of(8, 1000);

        try (Fill fill = store().fill(sample.object())) {
            write(fill, sample, 0, 500);
            store().delete(sample.id());
            write(fill, sample, 500, 1000);
            fill.commit(sample.proof(), SampleObject.MEDIA_TYPE);
        }

        assertThat(readHeld(store(), sample.id())).isEqualTo(sample.content());
    }

    @Test
    default void letsReadersFinishWithADeletedObject() {
        SampleObject sample = SampleObject.of(9, 200_000);
        hold(store(), sample);

        try (ObjectBytes bytes = store().open(sample.id()).orElseThrow()) {
            store().delete(sample.id());

            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }
    }

    @Test
    default void holdsADeletedObjectAgain() {
        SampleObject sample = SampleObject.of(10, 1000);
        hold(store(), sample);
        store().delete(sample.id());

        hold(store(), sample);

        assertThat(readHeld(afterCrash(), sample.id())).isEqualTo(sample.content());
    }

    @Test
    default void replacesAHeldObjectByALaterFill() {
        SampleObject first = SampleObject.of(11, 1000);
        SampleObject second = SampleObject.of(11, new byte[] {1, 2, 3});
        hold(store(), first);

        try (ObjectBytes bytes = store().open(first.id()).orElseThrow()) {
            hold(store(), second);

            assertThat(read(bytes, 0)).isEqualTo(first.content());
        }
        assertThat(readHeld(store(), second.id())).isEqualTo(second.content());
        assertThat(store().proof(second.id())).contains(second.proof());
        assertThat(scanned(store())).extracting(Held::object).containsExactly(second.object());
    }

    @Test
    default void closesTheBytesOfAnObjectTwice() {
        SampleObject sample = SampleObject.of(12, 1000);
        hold(store(), sample);
        ObjectBytes bytes = store().open(sample.id()).orElseThrow();

        bytes.close();

        assertThatCode(bytes::close).doesNotThrowAnyException();
    }

    private static List<Held> scanned(CacheStore store) {
        List<Held> found = new ArrayList<>();
        store.scan(found::add);
        return found;
    }
}
