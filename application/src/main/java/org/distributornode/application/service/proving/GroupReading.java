package org.distributornode.application.service.proving;

import java.nio.ByteBuffer;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.service.fill.Courtesy;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.GroupHasher;
import org.distributornode.domain.content.Proof;

/// Reads an object from local disk group by group, each by itself and in any order. For one thread.
public final class GroupReading {

    private final ObjectBytes bytes;
    private final Courtesy courtesy;
    private final GroupHasher hasher;
    private final ByteBuffer buffer;

    /// @param courtesy asked before each group
    public GroupReading(ObjectBytes bytes, Courtesy courtesy) {
        this.bytes = bytes;
        this.courtesy = courtesy;
        this.hasher = new GroupHasher(0, groups() == 1);
        this.buffer = ByteBuffer.allocate(Math.clamp(bytes.size(), 1, Proof.GROUP_BYTES));
    }

    /// How many groups there are; the size must not be above [Proof#LARGEST_OBJECT].
    public int groups() {
        return Proof.groups(bytes.size());
    }

    /// The chaining value of what lies where a group does.
    ///
    /// @throws CacheFailure if it cannot be read to its end
    @SuppressWarnings("ThreadPriorityCheck") // the yield is but a courtesy
    public byte[] value(int group) throws InterruptedException {
        ByteSlice slice = Proof.group(bytes.size(), group);
        courtesy.take((int) slice.length());
        hasher.restart(group);
        long position = slice.offset();
        while (position < slice.end()) {
            int count = bytes.read(position, buffer.clear().limit((int) (slice.end() - position)));
            if (count == 0) {
                throw new CacheFailure(CacheFailure.Kind.MEDIUM, "the bytes end at " + position);
            }
            hasher.update(buffer.flip());
            position += count;
        }
        Thread.yield(); // hashing never blocks, and others share the processor
        return hasher.finish();
    }

    /// Whether a group is there and is the one that the proof speaks of.
    ///
    /// @throws CacheFailure for reasons that are no fault of the group
    public boolean isRight(int group, Proof proof) throws InterruptedException {
        try {
            return proof.has(group, value(group));
        } catch (CacheFailure failure) {
            return switch (failure.kind()) {
                case MEDIUM, DAMAGED -> false;
                case NO_SPACE, EXHAUSTED, UNHEALED -> throw failure;
            };
        }
    }
}
