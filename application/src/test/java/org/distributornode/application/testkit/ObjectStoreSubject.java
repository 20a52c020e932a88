package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.store.DraftStore;
import org.distributornode.application.port.store.ObjectStore;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.port.store.ObjectStore.Opened;
import org.distributornode.application.port.store.ObjectStore.Published;
import org.distributornode.application.port.store.ObjectStore.Staging;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.checksum.ChecksumType;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucketId;
import org.distributornode.domain.store.StoredObject;

/// What the contracts of [ObjectStore] and [DraftStore] are tried on.
public interface ObjectStoreSubject {

    /// What the stores of [#stores()] have room for; the least that any contract may count on to be too much is twice
    /// of it.
    long ROOM = 4 << 20;

    StoreBucketId BUCKET = new StoreBucketId(1);
    StoreBucketId OTHER = new StoreBucketId(2);
    Checksum CHECKSUM = new Checksum(ChecksumType.CRC32C, "0badcafe");
    Finish PLAIN = new Finish(CHECKSUM, CustomMetadata.NONE, true, true);

    /// The stores, empty when a test begins, the same ones all through it.
    Stores stores();

    /// The stores as the next process finds them when this one is killed now. [#stores()] is not used after it.
    Stores afterCrash();

    record Stores(ObjectStore objects, DraftStore drafts) {}

    /// The store with two empty buckets.
    default ObjectStore withBuckets() {
        ObjectStore store = stores().objects();
        store.restore(Set.of());
        store.create(BUCKET);
        store.create(OTHER);
        return store;
    }

    /// Both stores of the next process, with both buckets.
    default Stores restarted() {
        Stores next = afterCrash();
        next.objects().restore(Set.of(BUCKET, OTHER));
        return next;
    }

    static ObjectName name(String text) {
        return new ObjectName(text);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static StoredObject put(ObjectStore store, String name, String content) {
        return put(store, name, bytes(content));
    }

    static StoredObject put(ObjectStore store, String name, byte[] content) {
        return put(store, name, content, PLAIN);
    }

    static StoredObject put(ObjectStore store, String name, byte[] content, Finish finish) {
        try (Staging staging = store.stage(BUCKET, name(name))) {
            assertThat(staging.write(ByteBuffer.wrap(content))).isTrue();
            if (staging.publish(finish) instanceof Published.Stored(StoredObject object)) {
                return object;
            }
        }
        throw new AssertionError(name + " was not stored");
    }

    static byte[] content(ObjectStore store, String name) {
        try (Opened opened = store.open(BUCKET, name(name)).orElseThrow()) {
            return all(opened.bytes());
        }
    }

    static String text(ObjectStore store, String name) {
        return new String(content(store, name), StandardCharsets.UTF_8);
    }

    static byte[] all(ObjectBytes bytes) {
        ByteBuffer into = ByteBuffer.allocate(Math.toIntExact(bytes.size()));
        while (into.hasRemaining()) {
            if (bytes.read(into.position(), into) == 0) {
                throw new AssertionError("ends at " + into.position());
            }
        }
        return into.array();
    }
}
