package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.CacheStoreSubject.hold;
import static org.distributornode.application.testkit.CacheStoreSubject.read;
import static org.distributornode.application.testkit.CacheStoreSubject.readHeld;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.CacheStore.Held;
import org.distributornode.application.port.cache.CacheStore.Unproven;
import org.distributornode.domain.content.DataObjectId;
import org.junit.jupiter.api.Test;

/// What becomes of files that lie where objects would and have no proof.
public interface UnprovenContract extends CacheStoreSubject {

    @Test
    default void findsFilesWithoutAProof() {
        SampleObject held = SampleObject.of(500, 1000);
        hold(store(), held);
        leave(new DataObjectId(501), new byte[10]);
        leave(new DataObjectId(-1), new byte[0]);

        assertThat(unproven(store()))
                .extracting(Unproven::id)
                .containsExactlyInAnyOrder(new DataObjectId(501), new DataObjectId(-1));
        assertThat(store().findUnproven(new DataObjectId(501)).map(Unproven::size))
                .contains(10L);
        assertThat(store().findUnproven(held.id())).isEmpty();
        assertThat(store().findUnproven(new DataObjectId(404))).isEmpty();
    }

    @Test
    default void passesOverFilesThatAreKnown() {
        leave(new DataObjectId(502), new byte[10]);
        leave(new DataObjectId(503), new byte[10]);
        List<Unproven> found = new ArrayList<>();

        store().scanUnproven(id -> id.bits() == 502, found::add);

        assertThat(found).extracting(Unproven::id).containsExactly(new DataObjectId(503));
    }

    @Test
    default void opensFilesWithoutAProof() {
        SampleObject sample = SampleObject.of(504, 70_000);
        leave(sample.id(), sample.content());

        try (ObjectBytes bytes = store().openUnproven(sample.id()).orElseThrow()) {
            assertThat(bytes.size()).isEqualTo(70_000);
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }
        assertThat(store().open(sample.id())).isEmpty();
        assertThat(store().find(sample.id())).isEmpty();
        assertThat(store().openUnproven(new DataObjectId(404))).isEmpty();
    }

    @Test
    default void holdsAnAdoptedObjectAfterACrash() {
        SampleObject sample = SampleObject.of(505, 70_000);
        leave(sample.id(), sample.content());

        assertThat(store().adopt(sample.id(), sample.proof(), SampleObject.MEDIA_TYPE))
                .isTrue();

        assertThat(unproven(store())).isEmpty();
        assertThat(store().openUnproven(sample.id())).isEmpty();
        for (CacheStore life : List.of(store(), afterCrash())) {
            assertThat(life.find(sample.id())).contains(new Held(sample.object(), SampleObject.MEDIA_TYPE));
            assertThat(life.proof(sample.id())).contains(sample.proof());
            assertThat(readHeld(life, sample.id())).isEqualTo(sample.content());
        }
    }

    @Test
    default void adoptsAnEmptyObject() {
        SampleObject empty = SampleObject.of(506, 0);
        leave(empty.id(), new byte[0]);

        assertThat(store().adopt(empty.id(), empty.proof(), SampleObject.MEDIA_TYPE))
                .isTrue();

        assertThat(readHeld(store(), empty.id())).isEmpty();
    }

    @Test
    default void adoptsNothingOfAnotherSizeThanItsProof() {
        SampleObject sample = SampleObject.of(507, 1000);
        leave(sample.id(), new byte[999]);

        assertThat(store().adopt(sample.id(), sample.proof(), SampleObject.MEDIA_TYPE))
                .isFalse();
        assertThat(store().adopt(new DataObjectId(404), sample.proof(), SampleObject.MEDIA_TYPE))
                .isFalse();

        assertThat(store().find(sample.id())).isEmpty();
        assertThat(unproven(store())).hasSize(1);
    }

    @Test
    default void replacesAFileWithoutAProofByAFill() {
        SampleObject sample = SampleObject.of(508, 1000);
        leave(sample.id(), new byte[5]);

        hold(store(), sample);

        assertThat(readHeld(store(), sample.id())).isEqualTo(sample.content());
        assertThat(unproven(store())).isEmpty();
    }

    @Test
    default void deletesAFileWithoutAProof() {
        DataObjectId id = new DataObjectId(509);
        leave(id, new byte[5]);

        store().delete(id);

        assertThat(store().findUnproven(id)).isEqualTo(Optional.empty());
    }

    private static List<Unproven> unproven(CacheStore store) {
        List<Unproven> found = new ArrayList<>();
        store.scanUnproven(_ -> false, found::add);
        return found;
    }
}
