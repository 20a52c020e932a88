package org.distributornode.application.service.healing;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.bytes.ObjectFile;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Proof;

/// The bytes of a held object. A group is looked at when the first byte of it is read, and anew once it is doubted;
/// where it is wrong or cannot be read it is healed first, and only if that fails too the reader learns of it. Not a
/// byte of a wrong group is handed out.
final class HealingBytes implements ObjectBytes {

    private final ObjectBytes bytes;
    private final Care care;
    private final GroupMarks seen;
    private final Set<Look> looks = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    /// @param care ended with this
    HealingBytes(ObjectBytes bytes, Care care) {
        this.bytes = bytes;
        this.care = care;
        this.seen = new GroupMarks(Proof.groups(bytes.size()));
    }

    /// A group that is being looked at.
    private static final class Look {
        final int group;
        volatile boolean doubted;

        Look(int group) {
            this.group = group;
        }
    }

    /// What is done for one object.
    interface Care extends AutoCloseable {

        /// @param found all that lies where the group does
        boolean isRight(int group, ByteBuffer found);

        /// Heals a group; waits for others who heal the object, and for the network.
        ///
        /// @return whether there is hope now
        /// @throws CacheFailure if nobody can tell yet whether there is
        boolean heal(int group);

        @Override
        void close();
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public int read(long position, ByteBuffer into) {
        if (position >= size() || !into.hasRemaining()) {
            return 0;
        }
        int group = group(position);
        int count = seen.has(group) ? readSeen(position, into) : 0;
        return count > 0 ? count : readAnew(Proof.group(size(), group), position, into);
    }

    @Override
    public Optional<ObjectFile> file() {
        return bytes.file();
    }

    @Override
    public boolean isSeen(long position, long length) {
        return seen.hasAll(group(position), group(position + length - 1) + 1);
    }

    @Override
    public void doubt(long position, long length) {
        if (position < size()) {
            int from = group(position);
            int to = group(Math.min(size(), position + length) - 1) + 1;
            for (Look look : looks) {
                if (from <= look.group && look.group < to) {
                    look.doubted = true;
                }
            }
            seen.removeAll(from, to);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (care) {
                bytes.close();
            }
        }
    }

    /// Reads on from a group that was seen, through those behind it that were.
    ///
    /// @return 0 if that fails
    private int readSeen(long position, ByteBuffer into) {
        int start = into.position();
        int limit = into.limit();
        long end = Math.min(size(), position + into.remaining());
        int group = group(position) + 1;
        while (start(group) < end && seen.has(group)) {
            group++;
        }
        try {
            return bytes.read(position, into.limit(start + (int) (Math.min(end, start(group)) - position)));
        } catch (CacheFailure failure) {
            throwIfPassing(failure);
            into.position(start);
            return 0;
        } finally {
            into.limit(limit);
        }
    }

    private int readAnew(ByteSlice group, long position, ByteBuffer into) {
        int length = (int) group.length();
        if (position == group.offset() && into.remaining() >= length) {
            see(group, into.slice(into.position(), length));
            into.position(into.position() + length);
            return length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        see(group, all);
        int from = (int) (position - group.offset());
        int count = Math.min(into.remaining(), length - from);
        into.put(all.slice(from, count));
        return count;
    }

    /// Fills `all` with the group.
    ///
    /// @throws CacheFailure if it is not to be had
    private void see(ByteSlice group, ByteBuffer all) {
        int number = group(group.offset());
        Look look = new Look(number);
        looks.add(look);
        try {
            look(number, all);
            seen.add(number);
            if (look.doubted) {
                seen.removeAll(number, number + 1);
            }
        } finally {
            looks.remove(look);
        }
    }

    private void look(int number, ByteBuffer all) {
        if (!isRight(number, all) && !(care.heal(number) && isRight(number, all))) {
            throw new CacheFailure(CacheFailure.Kind.MEDIUM, "group " + number + " is lost or wrong, and stays so");
        }
    }

    private boolean isRight(int group, ByteBuffer all) {
        all.clear();
        try {
            while (all.hasRemaining()) {
                if (bytes.read(start(group) + all.position(), all) == 0) {
                    return false;
                }
            }
        } catch (CacheFailure failure) {
            throwIfPassing(failure);
            return false;
        }
        return care.isRight(group, all.flip());
    }

    private static void throwIfPassing(CacheFailure failure) {
        switch (failure.kind()) {
            case NO_SPACE, EXHAUSTED, UNHEALED -> throw failure;
            case MEDIUM, DAMAGED -> {}
        }
    }

    private static int group(long position) {
        return Math.toIntExact(position / Proof.GROUP_BYTES);
    }

    private static long start(int group) {
        return (long) group * Proof.GROUP_BYTES;
    }
}
