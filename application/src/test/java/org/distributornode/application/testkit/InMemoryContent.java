package org.distributornode.application.testkit;

import java.nio.ByteBuffer;
import java.util.List;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;

/// Bytes of one object, some of them present. One thread puts, any number read.
final class InMemoryContent {

    private final byte[] bytes;
    private volatile Segments present;

    InMemoryContent(long size) {
        this(new byte[Math.toIntExact(size)], Segments.none());
    }

    private InMemoryContent(byte[] bytes, Segments present) {
        this.bytes = bytes;
        this.present = present;
    }

    /// All of `bytes`.
    static InMemoryContent of(byte[] bytes) {
        return new InMemoryContent(bytes.clone(), Segments.of(List.of(new ByteSlice(0, bytes.length))));
    }

    /// A copy of the parts that `kept` names.
    InMemoryContent copy(Segments kept) {
        return new InMemoryContent(bytes.clone(), kept);
    }

    long size() {
        return bytes.length;
    }

    Segments present() {
        return present;
    }

    /// @return whether something is present now that was not
    boolean put(long position, ByteBuffer from) {
        Segments before = present;
        ByteSlice slice = new ByteSlice(position, from.remaining());
        byte[] added = new byte[from.remaining()];
        from.get(added);
        for (int i = 0; i < added.length; i++) {
            int at = Math.toIntExact(position) + i;
            if (before.runFrom(at) == 0) {
                bytes[at] = added[i];
            }
        }
        present = before.with(slice);
        return !present.equals(before);
    }

    int get(long position, ByteBuffer into) {
        int count = (int) Math.min(into.remaining(), present.runFrom(position));
        if (count > 0) {
            into.put(bytes, Math.toIntExact(position), count);
        }
        return count;
    }
}
