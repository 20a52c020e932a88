package org.distributornode.application.testkit;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObjectId;

/// What the contracts of [CacheStore] are tried on.
public interface CacheStoreSubject {

    /// The store, empty when a test begins, the same one all through it.
    CacheStore store();

    /// The store as the next process finds it when this one is killed now. [#store()] is not used after it.
    CacheStore afterCrash();

    /// Puts a file where the bytes of an object would lie, as another node does.
    void leave(DataObjectId id, byte[] bytes);

    /// Puts other bytes, of any number, in the place of those of a held object, as a bad disk does; its proof stays.
    void spoil(DataObjectId id, byte[] bytes);

    /// Fills and commits the whole of `sample`.
    static void hold(CacheStore store, SampleObject sample) {
        try (Fill fill = store.fill(sample.object())) {
            fill.write(0, sample.bytes());
            fill.commit(sample.proof(), SampleObject.MEDIA_TYPE);
        }
    }

    /// Writes the bytes of `sample` that lie from `start` up to `end`.
    static void write(Fill fill, SampleObject sample, long start, long end) {
        fill.write(start, sample.bytes(ByteSlice.between(start, end)));
    }

    /// All bytes that can be read from `position` on without a gap.
    static byte[] read(ObjectBytes bytes, long position) {
        ByteBuffer into = ByteBuffer.allocate(Math.toIntExact(bytes.size() - position));
        while (into.hasRemaining()) {
            if (bytes.read(position + into.position(), into) == 0) {
                break;
            }
        }
        return Arrays.copyOf(into.array(), into.position());
    }

    /// The bytes of a held object.
    static byte[] readHeld(CacheStore store, DataObjectId id) {
        try (ObjectBytes bytes = store.open(id).orElseThrow()) {
            return read(bytes, 0);
        }
    }
}
