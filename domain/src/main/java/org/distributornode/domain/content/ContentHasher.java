package org.distributornode.domain.content;

import java.nio.ByteBuffer;

/// Hashes an object of known size whose bytes come in order.
///
/// Not safe for use by several threads.
public final class ContentHasher {

    private final long size;
    private final ProofBuilder proof;
    private final GroupHasher hasher;
    private int group;
    private long position;
    private boolean finished;

    /// @param size the object's length in bytes
    public ContentHasher(long size) {
        this(size, LaneMixing.FASTEST);
    }

    ContentHasher(long size, LaneMixing mixing) {
        this.size = size;
        this.proof = new ProofBuilder(size);
        this.hasher = new GroupHasher(0, Proof.groups(size) == 1, mixing);
    }

    /// How many bytes were taken so far.
    public long position() {
        return position;
    }

    /// Takes all remaining bytes of `bytes`.
    ///
    /// @throws IllegalArgumentException if the object would get longer than its size; none is taken then
    public void update(ByteBuffer bytes) {
        requireUnfinished();
        if (bytes.remaining() > size - position) {
            throw new IllegalArgumentException(
                    bytes.remaining() + " bytes at " + position + " in an object of " + size);
        }
        int end = bytes.limit();
        while (bytes.hasRemaining()) {
            if (hasher.remaining() == 0) {
                nextGroup();
            }
            int count = Math.min(bytes.remaining(), hasher.remaining());
            bytes.limit(bytes.position() + count);
            hasher.update(bytes);
            bytes.limit(end);
            position += count;
        }
    }

    /// The proof of the bytes taken. It ends the use of this hasher.
    ///
    /// @throws IllegalStateException if bytes are missing
    public Proof finish() {
        requireUnfinished();
        if (position < size) {
            throw new IllegalStateException("only " + position + " bytes of " + size);
        }
        finished = true;
        proof.put(group, hasher.finish());
        return proof.build();
    }

    private void nextGroup() {
        proof.put(group, hasher.finish());
        group++;
        hasher.restart(group);
    }

    private void requireUnfinished() {
        if (finished) {
            throw new IllegalStateException("the object is finished");
        }
    }
}
