package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Map;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.port.store.ObjectStore.Opened;
import org.distributornode.application.port.store.ObjectStore.Published;
import org.distributornode.application.port.store.ObjectStore.Staging;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.checksum.ChecksumHasher;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.StoredObject;
import org.junit.jupiter.api.Test;

/// Copies of objects in any [ObjectStore] of two mountpaths.
public interface ObjectMirrorContract extends ObjectStoreSubject {

    int MOUNTPATHS = 2;

    /// Damages the copy of an object that is read.
    void damage(ObjectStore store, String name);

    private static StoredObject mirrored(ObjectStore store, String name, String content) {
        byte[] bytes = ObjectStoreSubject.bytes(content);
        ChecksumHasher hasher = ChecksumHasher.of(ChecksumType.XXHASH2);
        hasher.update(ByteBuffer.wrap(bytes));
        Checksum checksum = hasher.finish();
        try (Staging staging = store.stage(BUCKET, ObjectStoreSubject.name(name))) {
            assertThat(staging.write(ByteBuffer.wrap(bytes))).isTrue();
            Published published = staging.publish(new Finish(checksum, CustomMetadata.NONE, true, true, MOUNTPATHS));
            return ((Published.Stored) published).object();
        }
    }

    @Test
    default void keepsAsManyCopiesAsAreAskedFor() {
        ObjectStore store = withBuckets();

        StoredObject object = mirrored(store, "a", "content");

        assertThat(object.copies()).isEqualTo(MOUNTPATHS);
        assertThat(store.find(BUCKET, ObjectStoreSubject.name("a"))).contains(object);
        assertThat(store.usage(BUCKET).stored()).isGreaterThanOrEqualTo(2 * object.size());
        assertThat(store.room().used()).isEqualTo(store.usage(BUCKET).stored());
        assertThat(store.usage(BUCKET).bytes()).isEqualTo(object.size());
    }

    @Test
    default void changesHowManyThereAre() {
        ObjectStore store = withBuckets();
        mirrored(store, "a", "content");
        long both = store.room().used();

        assertThat(store.mirror(BUCKET, ObjectStoreSubject.name("a"), 1)
                        .orElseThrow()
                        .copies())
                .isEqualTo(1);
        assertThat(store.room().used()).isLessThan(both);
        assertThat(store.mirror(BUCKET, ObjectStoreSubject.name("a"), 5)
                        .orElseThrow()
                        .copies())
                .isEqualTo(MOUNTPATHS);
        assertThat(store.mostCopies()).isEqualTo(MOUNTPATHS);
        assertThat(store.room().used()).isEqualTo(both);
        assertThat(ObjectStoreSubject.text(store, "a")).isEqualTo("content");
        assertThat(store.mirror(BUCKET, ObjectStoreSubject.name("zz"), 2)).isEmpty();
    }

    @Test
    default void changesCopiesWithTheirObject() {
        ObjectStore store = withBuckets();
        CustomMetadata custom = CustomMetadata.of(Map.of("k", "v")).orElseThrow();
        mirrored(store, "a", "content");
        mirrored(store, "gone", "content");

        StoredObject amended =
                store.amend(BUCKET, ObjectStoreSubject.name("a"), _ -> custom).orElseThrow();
        assertThat(amended.copies()).isEqualTo(MOUNTPATHS);
        StoredObject renamed = store.rename(BUCKET, ObjectStoreSubject.name("a"), ObjectStoreSubject.name("b"))
                .orElseThrow();
        assertThat(renamed.copies()).isEqualTo(MOUNTPATHS);
        assertThat(renamed.custom()).isEqualTo(custom);
        assertThat(store.delete(BUCKET, ObjectStoreSubject.name("gone"))).isTrue();

        ObjectStore next = restarted().objects();
        assertThat(next.find(BUCKET, ObjectStoreSubject.name("b"))).contains(renamed);
        assertThat(next.find(BUCKET, ObjectStoreSubject.name("a"))).isEmpty();
        assertThat(next.find(BUCKET, ObjectStoreSubject.name("gone"))).isEmpty();
        assertThat(next.room().used()).isEqualTo(next.usage(BUCKET).stored());
        StoredObject single = ObjectStoreSubject.put(next, "b", "replaced");
        assertThat(single.copies()).isEqualTo(1);
        assertThat(next.room().used()).isEqualTo(next.usage(BUCKET).stored());
    }

    @Test
    default void healsADamagedCopy() {
        ObjectStore store = withBuckets();
        mirrored(store, "a", "content");
        damage(store, "a");
        assertThat(ObjectStoreSubject.text(store, "a")).isNotEqualTo("content");

        assertThat(store.heal(BUCKET, ObjectStoreSubject.name("a"))).isTrue();

        assertThat(ObjectStoreSubject.text(store, "a")).isEqualTo("content");
        StoredObject healed = store.find(BUCKET, ObjectStoreSubject.name("a")).orElseThrow();
        assertThat(healed.copies()).isEqualTo(MOUNTPATHS);
        assertThat(healed.version()).isEqualTo(1);
        assertThat(store.room().used()).isEqualTo(store.usage(BUCKET).stored());
    }

    @Test
    default void touchesNothingWhereThereIsNoGoodCopy() {
        ObjectStore store = withBuckets();
        mirrored(store, "a", "content");
        assertThat(store.mirror(BUCKET, ObjectStoreSubject.name("a"), 1)).isPresent();
        assertThat(store.heal(BUCKET, ObjectStoreSubject.name("a"))).isTrue();
        damage(store, "a");

        assertThat(store.heal(BUCKET, ObjectStoreSubject.name("a"))).isFalse();
        assertThat(store.heal(BUCKET, ObjectStoreSubject.name("zz"))).isFalse();
        try (Opened opened = store.open(BUCKET, ObjectStoreSubject.name("a")).orElseThrow()) {
            assertThat(opened.bytes().size()).isEqualTo(7);
        }
    }
}
