package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.ObjectStoreSubject.bytes;
import static org.distributornode.application.testkit.ObjectStoreSubject.name;
import static org.distributornode.application.testkit.ObjectStoreSubject.put;
import static org.distributornode.application.testkit.ObjectStoreSubject.text;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.port.store.ObjectStore.Room;
import org.distributornode.application.port.store.ObjectStore.Staging;
import org.distributornode.application.port.store.ObjectStore.Usage;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.StoredObject;
import org.junit.jupiter.api.Test;

/// What of any [ObjectStore] outlives the process.
public interface ObjectCrashContract extends ObjectStoreSubject {

    @Test
    default void losesNothingThatItSaidWasDone() {
        ObjectStore store = withBuckets();
        CustomMetadata custom = CustomMetadata.of(Map.of("k", "v")).orElseThrow();
        put(store, "twice", "first");
        StoredObject twice = put(store, "twice", bytes("second"), new Finish(CHECKSUM, custom, true, true));
        put(store, "deleted", "x");
        assertThat(store.delete(BUCKET, name("deleted"))).isTrue();
        put(store, "from", "moved");
        put(store, "to", "gone");
        StoredObject moved = store.rename(BUCKET, name("from"), name("to")).orElseThrow();
        put(store, "amended", "same");
        StoredObject amended =
                store.amend(BUCKET, name("amended"), none -> custom).orElseThrow();
        put(store, "empty", "");
        Usage usage = store.usage(BUCKET);

        ObjectStore next = restarted().objects();

        assertThat(next.find(BUCKET, name("twice"))).contains(twice);
        assertThat(text(next, "twice")).isEqualTo("second");
        assertThat(next.find(BUCKET, name("deleted"))).isEmpty();
        assertThat(next.find(BUCKET, name("from"))).isEmpty();
        assertThat(next.find(BUCKET, name("to"))).contains(moved);
        assertThat(text(next, "to")).isEqualTo("moved");
        assertThat(next.find(BUCKET, name("amended"))).contains(amended);
        assertThat(text(next, "amended")).isEqualTo("same");
        assertThat(text(next, "empty")).isEmpty();
        assertThat(next.usage(BUCKET)).isEqualTo(usage);
    }

    @Test
    default void showsNothingHalfAfterACrash() {
        ObjectStore store = withBuckets();
        put(store, "a", "whole");
        Room room = store.room();
        Staging left = store.stage(BUCKET, name("a"));
        assertThat(left.write(ByteBuffer.wrap(bytes("half")))).isTrue();
        Staging other = store.stage(BUCKET, name("b"));
        assertThat(other.write(ByteBuffer.wrap(bytes("half")))).isTrue();

        ObjectStore next = restarted().objects();

        assertThat(text(next, "a")).isEqualTo("whole");
        assertThat(next.find(BUCKET, name("b"))).isEmpty();
        assertThat(next.room().used()).isEqualTo(room.used());
    }

    @Test
    default void forgetsTheBucketsThatAreNotNamed() {
        ObjectStore store = withBuckets();
        put(store, "a", "content");

        ObjectStore next = afterCrash().objects();
        next.restore(Set.of(OTHER));

        assertThat(next.find(BUCKET, name("a"))).isEmpty();
        assertThat(next.room().used()).isZero();
    }

    @Test
    default void goesOnCountingAfterACrash() {
        put(withBuckets(), "a", "1");

        assertThat(put(restarted().objects(), "a", "2").version()).isEqualTo(2);
    }
}
