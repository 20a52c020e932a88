package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.distributornode.application.testkit.ObjectStoreSubject.all;
import static org.distributornode.application.testkit.ObjectStoreSubject.bytes;
import static org.distributornode.application.testkit.ObjectStoreSubject.content;
import static org.distributornode.application.testkit.ObjectStoreSubject.name;
import static org.distributornode.application.testkit.ObjectStoreSubject.put;
import static org.distributornode.application.testkit.ObjectStoreSubject.text;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.port.store.ObjectStore.Opened;
import org.distributornode.application.port.store.ObjectStore.Published;
import org.distributornode.application.port.store.ObjectStore.Staging;
import org.distributornode.application.port.store.ObjectStore.Usage;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.StoredObject;
import org.junit.jupiter.api.Test;

/// How objects come, change and go in any [ObjectStore].
public interface ObjectWritingContract extends ObjectStoreSubject {

    CustomMetadata CUSTOM =
            CustomMetadata.of(Map.of("source", "web", "ü", "ä = ö")).orElseThrow();

    @Test
    default void showsAnObjectOnceItIsPublished() {
        ObjectStore store = withBuckets();

        try (Staging staging = store.stage(BUCKET, name("a/b"))) {
            assertThat(staging.write(ByteBuffer.wrap(bytes("hello ")))).isTrue();
            assertThat(staging.write(ByteBuffer.wrap(bytes("world")))).isTrue();
            assertThat(staging.written()).isEqualTo(11);
            assertThat(store.find(BUCKET, name("a/b"))).isEmpty();
            assertThat(store.open(BUCKET, name("a/b"))).isEmpty();

            Published published = staging.publish(new Finish(CHECKSUM, CUSTOM, true, true));

            StoredObject object = store.find(BUCKET, name("a/b")).orElseThrow();
            assertThat(published).isEqualTo(new Published.Stored(object));
            assertThat(object.size()).isEqualTo(11);
            assertThat(object.checksum()).isEqualTo(CHECKSUM);
            assertThat(object.version()).isEqualTo(1);
            assertThat(object.custom()).isEqualTo(CUSTOM);
            assertThat(object.held()).isTrue();
            assertThat(object.copies()).isEqualTo(1);
        }
        assertThat(text(store, "a/b")).isEqualTo("hello world");
        assertThat(store.find(OTHER, name("a/b"))).isEmpty();
    }

    @Test
    default void forgetsWhatCameToNoEnd() {
        ObjectStore store = withBuckets();
        long before = store.room().used();

        try (Staging staging = store.stage(BUCKET, name("a"))) {
            assertThat(staging.write(ByteBuffer.wrap(bytes("half")))).isTrue();
        }

        assertThat(store.find(BUCKET, name("a"))).isEmpty();
        assertThat(store.room().used()).isEqualTo(before);
    }

    @Test
    default void takesNothingBehindTheEnd() {
        ObjectStore store = withBuckets();
        Staging staging = store.stage(BUCKET, name("a"));
        assertThat(staging.publish(PLAIN)).isInstanceOf(Published.Stored.class);

        assertThatIllegalStateException().isThrownBy(() -> staging.publish(PLAIN));
        assertThatIllegalStateException().isThrownBy(() -> staging.write(ByteBuffer.wrap(bytes("more"))));
        staging.close();

        assertThat(text(store, "a")).isEmpty();
    }

    @Test
    default void countsTheWritesOfAName() {
        ObjectStore store = withBuckets();

        assertThat(put(store, "a", "1").version()).isEqualTo(1);
        assertThat(put(store, "a", "22").version()).isEqualTo(2);
        Finish uncounted = new Finish(Checksum.NONE, CustomMetadata.NONE, false, true);
        assertThat(put(store, "a", bytes("333"), uncounted).version()).isZero();

        assertThat(text(store, "a")).isEqualTo("333");
        assertThat(store.usage(BUCKET).objects()).isEqualTo(1);
    }

    @Test
    default void leavesAnObjectThatIsNotToBeReplaced() {
        ObjectStore store = withBuckets();
        StoredObject first = put(store, "a", "first");

        try (Staging staging = store.stage(BUCKET, name("a"))) {
            assertThat(staging.write(ByteBuffer.wrap(bytes("second")))).isTrue();
            assertThat(staging.publish(new Finish(CHECKSUM, CustomMetadata.NONE, true, false)))
                    .isEqualTo(new Published.Exists(first));
        }

        assertThat(text(store, "a")).isEqualTo("first");
    }

    @Test
    default void letsReadersEndWhateverHappensToTheName() {
        ObjectStore store = withBuckets();
        put(store, "a", "first");
        try (Opened opened = store.open(BUCKET, name("a")).orElseThrow()) {
            put(store, "a", "another");
            assertThat(all(opened.bytes())).isEqualTo(bytes("first"));
            assertThat(store.rename(BUCKET, name("a"), name("b"))).isPresent();
            assertThat(all(opened.bytes())).isEqualTo(bytes("first"));
            assertThat(store.delete(BUCKET, name("b"))).isTrue();
            store.drop(BUCKET);
            assertThat(all(opened.bytes())).isEqualTo(bytes("first"));
            assertThat(opened.object().size()).isEqualTo(5);
        }
    }

    @Test
    default void readsAtAnyPosition() {
        ObjectStore store = withBuckets();
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);
        put(store, "a", content);

        try (Opened opened = store.open(BUCKET, name("a")).orElseThrow()) {
            ByteBuffer into = ByteBuffer.allocate(1000);
            assertThat(opened.bytes().read(299_500, into)).isEqualTo(500);
            assertThat(Arrays.copyOf(into.array(), 500)).isEqualTo(Arrays.copyOfRange(content, 299_500, 300_000));
            assertThat(opened.bytes().read(300_000, into)).isZero();
        }
        assertThat(content(store, "a")).isEqualTo(content);
    }

    @Test
    default void deletes() {
        ObjectStore store = withBuckets();
        put(store, "a", "content");

        assertThat(store.delete(BUCKET, name("a"))).isTrue();

        assertThat(store.find(BUCKET, name("a"))).isEmpty();
        assertThat(store.open(BUCKET, name("a"))).isEmpty();
        assertThat(store.delete(BUCKET, name("a"))).isFalse();
        assertThat(store.usage(BUCKET)).isEqualTo(Usage.NONE);
        assertThat(put(store, "a", "again").version()).isEqualTo(1);
    }

    @Test
    default void renamesOntoWhateverIsThere() {
        ObjectStore store = withBuckets();
        put(store, "a", "old");
        StoredObject moved = put(store, "a", bytes("moved"), new Finish(CHECKSUM, CUSTOM, true, true));
        put(store, "dir/b", "gone");

        StoredObject renamed = store.rename(BUCKET, name("a"), name("dir/b")).orElseThrow();

        assertThat(renamed.name()).isEqualTo(name("dir/b"));
        assertThat(renamed.version()).isEqualTo(moved.version());
        assertThat(renamed.written()).isEqualTo(moved.written());
        assertThat(renamed.custom()).isEqualTo(CUSTOM);
        assertThat(text(store, "dir/b")).isEqualTo("moved");
        assertThat(store.find(BUCKET, name("a"))).isEmpty();
        assertThat(store.usage(BUCKET).objects()).isEqualTo(1);
        assertThat(store.rename(BUCKET, name("a"), name("c"))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> store.rename(BUCKET, name("a"), name("a")));
    }

    @Test
    default void attachesToAnObject() {
        ObjectStore store = withBuckets();
        put(store, "a", "content");
        put(store, "a", "content");

        StoredObject amended = store.amend(
                        BUCKET,
                        name("a"),
                        custom -> custom.with(Map.of("k", "v")).orElseThrow())
                .orElseThrow();

        assertThat(amended.custom().entries()).containsExactly(Map.entry("k", "v"));
        assertThat(amended.version()).isEqualTo(2);
        assertThat(store.find(BUCKET, name("a"))).contains(amended);
        assertThat(text(store, "a")).isEqualTo("content");
        assertThat(store.amend(BUCKET, name("zz"), custom -> custom)).isEmpty();
    }

    @Test
    default void forgetsABucket() {
        ObjectStore store = withBuckets();
        put(store, "a", "content");
        try (Staging staging = store.stage(BUCKET, name("b"))) {
            assertThat(staging.write(ByteBuffer.wrap(bytes("late")))).isTrue();

            store.drop(BUCKET);

            assertThat(staging.publish(PLAIN)).isEqualTo(new Published.NoBucket());
        }
        assertThat(store.find(BUCKET, name("a"))).isEmpty();
        assertThat(store.usage(BUCKET)).isEqualTo(Usage.NONE);
        assertThat(store.room().used()).isZero();
        store.drop(BUCKET);
        try (Staging staging = store.stage(BUCKET, name("c"))) {
            assertThat(staging.publish(PLAIN)).isEqualTo(new Published.NoBucket());
        }
    }

    @Test
    default void tellsWhatThereIs() {
        ObjectStore store = withBuckets();
        put(store, "a", "12345");
        put(store, "b", "");
        put(store, "a", "123");

        Usage usage = store.usage(BUCKET);

        assertThat(usage.objects()).isEqualTo(2);
        assertThat(usage.bytes()).isEqualTo(3);
        assertThat(usage.smallest()).isZero();
        assertThat(usage.largest()).isEqualTo(3);
        assertThat(usage.stored()).isGreaterThanOrEqualTo(3);
        assertThat(store.room().used()).isGreaterThanOrEqualTo(3);
        assertThat(store.room().limit()).isEqualTo(ROOM);
    }

    @Test
    default void saysWhenItIsFull() {
        ObjectStore store = withBuckets();
        byte[] half = new byte[(int) ROOM / 2];
        put(store, "a", half);
        long used = store.room().used();

        try (Staging staging = store.stage(BUCKET, name("b"))) {
            boolean more = true;
            for (int i = 0; i < 4 && more; i++) {
                more = staging.write(ByteBuffer.wrap(half));
            }
            assertThat(more).isFalse();
            assertThatIllegalStateException().isThrownBy(() -> staging.publish(PLAIN));
        }

        assertThat(store.find(BUCKET, name("b"))).isEmpty();
        assertThat(store.room().used()).isEqualTo(used);
        assertThat(content(store, "a")).isEqualTo(half);
        assertThat(store.delete(BUCKET, name("a"))).isTrue();
        put(store, "b", half);
    }

    @Test
    default void showsReadersAWholeObjectWhileItIsReplaced() throws ExecutionException, InterruptedException {
        ObjectStore store = withBuckets();
        byte[][] versions = new byte[8][];
        Arrays.setAll(versions, i -> new byte[10_000 + i * 1000]);
        for (int i = 0; i < versions.length; i++) {
            Arrays.fill(versions[i], (byte) i);
        }
        put(store, "a", versions[0]);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writer = threads.submit(() -> {
                for (int i = 0; i < 100; i++) {
                    put(store, "a", versions[i % versions.length]);
                }
            });
            do {
                try (Opened opened = store.open(BUCKET, name("a")).orElseThrow()) {
                    byte[] read = all(opened.bytes());
                    assertThat(read).isEqualTo(versions[read[0]]);
                    assertThat(opened.object().size()).isEqualTo(read.length);
                }
            } while (!writer.isDone());
            writer.get();
        }
        assertThat(store.usage(BUCKET).objects()).isEqualTo(1);
        assertThat(store.find(BUCKET, name("a")).orElseThrow().version()).isEqualTo(101);
    }
}
