package org.distributornode.application.testkit;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;

/// Bytes of one object, some of them present. Any number of threads put and read.
final class InMemoryContent {

    private static final int SECTOR = 512;

    private volatile byte[] bytes;
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

    synchronized InMemoryContent copy() {
        return new InMemoryContent(bytes.clone(), present);
    }

    /// A copy whose sectors may be those of `newer` already.
    InMemoryContent torn(InMemoryContent newer, Random luck) {
        byte[] either = bytes.clone();
        byte[] other = newer.copy().bytes;
        for (int at = 0; at < either.length; at += SECTOR) {
            if (luck.nextBoolean()) {
                System.arraycopy(other, at, either, at, Math.min(SECTOR, either.length - at));
            }
        }
        return new InMemoryContent(either, present);
    }

    long size() {
        return bytes.length;
    }

    Segments present() {
        return present;
    }

    /// @return what is present now and was not
    synchronized Segments put(long position, ByteBuffer from) {
        Segments before = present;
        ByteSlice slice = new ByteSlice(position, from.remaining());
        byte[] added = new byte[from.remaining()];
        from.get(added);
        Segments news = before.missingOf(slice);
        for (ByteSlice gap : news.slices()) {
            System.arraycopy(added, (int) (gap.offset() - position), bytes, (int) gap.offset(), (int) gap.length());
        }
        present = before.with(slice);
        return news;
    }

    synchronized void replace(long position, ByteBuffer from) {
        if (position < 0 || !present.contains(new ByteSlice(position, from.remaining()))) {
            throw new IllegalArgumentException(from.remaining() + " bytes at " + position + " that are not present");
        }
        from.get(bytes, Math.toIntExact(position), from.remaining());
    }

    synchronized void drop(ByteSlice slice) {
        present = present.without(slice);
    }

    /// Overwrites what is present, and appends to it.
    synchronized void mend(long position, ByteBuffer from) {
        int start = Math.toIntExact(position);
        byte[] mended = Arrays.copyOf(bytes, Math.max(bytes.length, start + from.remaining()));
        from.get(mended, start, from.remaining());
        become(mended);
    }

    /// From now on there is nothing but these bytes.
    synchronized void become(byte[] other) {
        bytes = other.clone();
        present = Segments.of(List.of(new ByteSlice(0, other.length)));
    }

    int get(long position, ByteBuffer into) {
        int count = (int) Math.min(into.remaining(), present.runFrom(position));
        if (count > 0) {
            into.put(bytes, Math.toIntExact(position), count);
        }
        return count;
    }
}
