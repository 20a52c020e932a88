package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.ObjectStoreSubject.name;
import static org.distributornode.application.testkit.ObjectStoreSubject.put;
import static org.distributornode.application.testkit.ObjectStoreSubject.text;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Published;
import org.distributornode.application.port.store.ObjectStore.Staging;
import org.distributornode.application.port.store.ObjectStore.Watcher;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucketId;
import org.junit.jupiter.api.Test;

/// What any [ObjectStore] tells those who keep bytes of its objects.
public interface ObjectSightContract extends ObjectStoreSubject {

    @Test
    default void showsTheSameMarkUntilAnObjectChanges() {
        ObjectStore store = withBuckets();
        put(store, "a", "one");
        ObjectStore.Sight first = store.see(BUCKET, name("a")).orElseThrow();
        put(store, "b", "another");

        assertThat(store.see(BUCKET, name("a")).orElseThrow().mark()).isSameAs(first.mark());
        assertThat(first.object()).isEqualTo(store.find(BUCKET, name("a")).orElseThrow());
        assertThat(store.see(BUCKET, name("c"))).isEmpty();
        assertThat(store.see(OTHER, name("a"))).isEmpty();

        put(store, "a", "one");
        ObjectStore.Sight second = store.see(BUCKET, name("a")).orElseThrow();
        assertThat(second.mark()).isNotSameAs(first.mark());
        store.amend(BUCKET, name("a"), _ -> CustomMetadata.of(Map.of("k", "v")).orElseThrow());
        assertThat(store.see(BUCKET, name("a")).orElseThrow().mark()).isNotSameAs(second.mark());
    }

    @Test
    default void replacesAnObjectOnlyAsItWasSeen() {
        ObjectStore store = withBuckets();
        put(store, "a", "one");
        ObjectStore.Sight seen = store.see(BUCKET, name("a")).orElseThrow();

        assertThat(over(store, seen, "two")).isInstanceOf(Published.Stored.class);
        assertThat(over(store, seen, "three")).isEqualTo(new Published.Changed());
        assertThat(text(store, "a")).isEqualTo("two");
        ObjectStore.Sight last = store.see(BUCKET, name("a")).orElseThrow();
        store.delete(BUCKET, name("a"));
        assertThat(over(store, last, "four")).isEqualTo(new Published.Changed());
        assertThat(store.find(BUCKET, name("a"))).isEmpty();
    }

    private static Published over(ObjectStore store, ObjectStore.Sight seen, String content) {
        try (Staging staging = store.stage(BUCKET, name("a"))) {
            assertThat(staging.write(ByteBuffer.wrap(ObjectStoreSubject.bytes(content))))
                    .isTrue();
            return staging.publishOver(seen.mark(), ObjectStoreSubject.PLAIN);
        }
    }

    @Test
    default void tellsOfEveryChange() {
        ObjectStore store = withBuckets();
        List<String> told = new ArrayList<>();
        store.watch(new Watcher() {
            @Override
            public void changed(StoreBucketId bucket, ObjectName object) {
                told.add(
                        bucket + "/" + object + " " + store.find(bucket, object).isPresent());
            }

            @Override
            public void dropped(StoreBucketId bucket) {
                told.add(bucket + " dropped");
            }
        });

        put(store, "a", "one");
        assertThat(told).containsExactly(BUCKET + "/a true");
        store.rename(BUCKET, name("a"), name("b"));
        assertThat(told).contains(BUCKET + "/a false", BUCKET + "/b true");
        told.clear();
        store.delete(BUCKET, name("b"));
        assertThat(told).containsExactly(BUCKET + "/b false");
        store.drop(BUCKET);
        assertThat(told).contains(BUCKET + " dropped");
    }
}
