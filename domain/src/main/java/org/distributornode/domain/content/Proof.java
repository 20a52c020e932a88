package org.distributornode.domain.content;

import java.util.Arrays;

/// What shows that bytes are the object's: its root and the chaining value of each chunk group below it.
///
/// Whoever holds it can check any group by itself (BLAKE3 paper, section 2.4: a group of a power of two of chunks
/// is a subtree).
public final class Proof {

    /// Bytes in a group, 64 chunks of BLAKE3.
    public static final int GROUP_BYTES = 64 * 1024;

    /// The size of the largest object that can have a proof, almost 4 TiB.
    public static final long LARGEST_OBJECT = (long) (Integer.MAX_VALUE / ContentHash.DIGEST_BYTES) * GROUP_BYTES;

    private final ContentHash root;
    private final long size;
    private final byte[] chainingValues;

    /// @param chainingValues 32 bytes for each group, in order; an object of at most one group has a single one,
    ///     which is its digest
    public Proof(ContentHash root, long size, byte[] chainingValues) {
        if (chainingValues.length != groups(size) * ContentHash.DIGEST_BYTES) {
            throw new IllegalArgumentException(size + " bytes, but " + chainingValues.length + " bytes of proof");
        }
        this.root = root;
        this.size = size;
        this.chainingValues = chainingValues.clone();
    }

    /// The number of groups of an object of `size` bytes; even an empty one has one.
    ///
    /// @throws IllegalArgumentException if no object can have that size, or if it is above [#LARGEST_OBJECT]
    public static int groups(long size) {
        if (size < 0 || size > LARGEST_OBJECT) {
            throw new IllegalArgumentException("no proof for an object of " + size + " bytes");
        }
        return (int) Math.max(1, (size + GROUP_BYTES - 1) / GROUP_BYTES);
    }

    /// Where a group lies in an object of `size` bytes; the only group of an empty object is empty.
    public static ByteSlice group(long size, int group) {
        long start = (long) group * GROUP_BYTES;
        return ByteSlice.between(start, Math.min(size, start + GROUP_BYTES));
    }

    /// The digest of the object whose groups have these chaining values, 32 bytes each.
    static ContentHash rootOf(byte[] chainingValues) {
        SubtreeStack subtrees = new SubtreeStack();
        int last = chainingValues.length - ContentHash.DIGEST_BYTES;
        for (int offset = 0; offset < last; offset += ContentHash.DIGEST_BYTES) {
            subtrees.push(chainingValues, offset);
        }
        return ContentHash.ofDigest(subtrees.joinWithLast(chainingValues, last, true));
    }

    public ContentHash root() {
        return root;
    }

    public long size() {
        return size;
    }

    /// Whether the root is that of the chaining values. A proof that was not just built, but read from somewhere, is
    /// worth nothing without this check.
    public boolean isConsistent() {
        return root.equals(rootOf(chainingValues));
    }

    /// Whether this is the chaining value of a group, which [GroupHasher] finds.
    public boolean has(int group, byte[] chainingValue) {
        int start = group * ContentHash.DIGEST_BYTES;
        int end = start + ContentHash.DIGEST_BYTES;
        return Arrays.equals(chainingValues, start, end, chainingValue, 0, chainingValue.length);
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
