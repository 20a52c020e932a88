package org.distributornode.domain.content;

import java.util.Arrays;

/// What shows that bytes are the object's: its root and the chaining value of each chunk group below it.
///
/// Whoever holds it can check any group by itself (BLAKE3 paper, section 2.4: a group of a power of two of chunks
/// is a subtree).
public final class Proof {

    /// Bytes in a group, 64 chunks of BLAKE3.
    public static final int GROUP_BYTES = 64 * 1024;

    private final ContentHash root;
    private final long size;
    private final byte[] chainingValues;

    /// @param chainingValues 32 bytes for each group, in order; an object of at most one group has a single one,
    ///     which is its digest
    public Proof(ContentHash root, long size, byte[] chainingValues) {
        if (chainingValues.length != (long) groups(size) * ContentHash.DIGEST_BYTES) {
            throw new IllegalArgumentException(size + " bytes, but " + chainingValues.length + " bytes of proof");
        }
        this.root = root;
        this.size = size;
        this.chainingValues = chainingValues.clone();
    }

    /// The number of groups of an object of `size` bytes; even an empty one has one.
    public static int groups(long size) {
        return Math.toIntExact(Math.max(1, (size + GROUP_BYTES - 1) / GROUP_BYTES));
    }

    public ContentHash root() {
        return root;
    }

    public long size() {
        return size;
    }

    /// A copy, 32 bytes for each group.
    public byte[] chainingValues() {
        return chainingValues.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Proof that
                && size == that.size
                && root.equals(that.root)
                && Arrays.equals(chainingValues, that.chainingValues);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }
}
