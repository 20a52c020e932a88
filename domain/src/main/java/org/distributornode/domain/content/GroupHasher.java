package org.distributornode.domain.content;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Hashes one chunk group of an object to its chaining value, taking the bytes in order and in pieces of any length. It
/// keeps them, at most 64 KiB, and does all its work at the end. It takes no more memory than what it was given needs:
/// there may be hundreds at a time, for small objects.
///
/// Not safe for use by several threads.
public final class GroupHasher {

    private final Compression compression = new Compression();
    private final LaneMixing mixing;
    private final boolean only;
    private byte[] bytes = new byte[0];
    private @Nullable ChunkLanes lanes;
    private int group;
    private int filled;
    private boolean finished;

    /// @param group its place in the object, from 0
    /// @param only whether the object has no other group
    public GroupHasher(int group, boolean only) {
        this(group, only, LaneMixing.FASTEST);
    }

    GroupHasher(int group, boolean only, LaneMixing mixing) {
        if (group < 0 || (only && group > 0)) {
            throw new IllegalArgumentException("no such group: " + group);
        }
        this.group = group;
        this.only = only;
        this.mixing = mixing;
    }

    /// How many bytes the group still has room for.
    public int remaining() {
        return Proof.GROUP_BYTES - filled;
    }

    /// Takes all remaining bytes of `more`.
    ///
    /// @throws IllegalArgumentException if they are more than [#remaining()]; none is taken then
    public void update(ByteBuffer more) {
        requireUnfinished();
        int count = more.remaining();
        if (count > remaining()) {
            throw new IllegalArgumentException(count + " bytes where " + remaining() + " have room");
        }
        makeRoom(filled + count);
        more.get(bytes, filled, count);
        filled += count;
    }

    /// The chaining value of the bytes taken, or the object's digest if this is its only group: 32 bytes. It ends the
    /// use of this hasher.
    public byte[] finish() {
        requireUnfinished();
        finished = true;
        return filled == Proof.GROUP_BYTES ? joinHalves() : joinChunks();
    }

    /// Forgets what was taken and makes the hasher ready for another group of the same object.
    ///
    /// @param next its place in the object, from 0
    public void restart(int next) {
        if (next < 0 || (only && next > 0)) {
            throw new IllegalArgumentException("no such group: " + next);
        }
        group = next;
        filled = 0;
        finished = false;
    }

    /// For whole chunks, at least one.
    private void makeRoom(int length) {
        if (length > bytes.length || bytes.length == 0) {
            int chunks = Math.max(1, Math.ceilDiv(length, Compression.CHUNK_BYTES));
            int grown = Math.max(chunks * Compression.CHUNK_BYTES, 2 * bytes.length);
            bytes = Arrays.copyOf(bytes, Math.min(grown, Proof.GROUP_BYTES));
        }
    }

    private byte[] joinHalves() {
        ChunkLanes ready = lanes == null ? new ChunkLanes(mixing) : lanes;
        lanes = ready;
        ready.hash(bytes, firstChunk());
        compression.reset();
        int flags = Compression.PARENT | (only ? Compression.ROOT : 0);
        compression.compress(bytes, 0, 0, Compression.BLOCK_BYTES, flags);
        byte[] value = new byte[Compression.VALUE_BYTES];
        compression.write(value, 0);
        return value;
    }

    private byte[] joinChunks() {
        makeRoom(filled);
        int chunks = Math.max(1, Math.ceilDiv(filled, Compression.CHUNK_BYTES));
        hashOneByOne(chunks);
        SubtreeStack subtrees = new SubtreeStack();
        int last = (chunks - 1) * Compression.VALUE_BYTES;
        for (int offset = 0; offset < last; offset += Compression.VALUE_BYTES) {
            subtrees.push(bytes, offset);
        }
        return subtrees.joinWithLast(bytes, last, only);
    }

    /// Replaces the first bytes by the chaining values of the chunks.
    private void hashOneByOne(int chunks) {
        Arrays.fill(bytes, filled, chunks * Compression.CHUNK_BYTES, (byte) 0);
        for (int chunk = 0; chunk < chunks; chunk++) {
            int start = chunk * Compression.CHUNK_BYTES;
            int end = Math.min(filled, start + Compression.CHUNK_BYTES);
            hashChunk(start, end, firstChunk() + chunk, only && chunks == 1 ? Compression.ROOT : 0);
            compression.write(bytes, chunk * Compression.VALUE_BYTES);
        }
    }

    private void hashChunk(int start, int end, long counter, int flagsOfLast) {
        compression.reset();
        int flags = Compression.CHUNK_START;
        int block = start;
        while (end - block > Compression.BLOCK_BYTES) {
            compression.compress(bytes, block, counter, Compression.BLOCK_BYTES, flags);
            flags = 0;
            block += Compression.BLOCK_BYTES;
        }
        compression.compress(bytes, block, counter, end - block, flags | Compression.CHUNK_END | flagsOfLast);
    }

    private long firstChunk() {
        return (long) group * ChunkLanes.LANES;
    }

    private void requireUnfinished() {
        if (finished) {
            throw new IllegalStateException("the group is finished");
        }
    }
}
