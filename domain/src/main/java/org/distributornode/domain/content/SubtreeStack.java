package org.distributornode.domain.content;

import java.util.Arrays;

/// The chaining values of the complete subtrees on the left of a growing BLAKE3 tree, largest first (BLAKE3 paper,
/// section 5.1.2). Its leaves are the chunks of a group or the groups of an object.
final class SubtreeStack {

    /// Enough for 2^31 leaves.
    private static final int DEEPEST = 32;

    private final Compression compression = new Compression();
    private final byte[] values = new byte[DEEPEST * Compression.VALUE_BYTES];
    private int depth;
    private int leaves;

    /// Adds a leaf, the 32 bytes at `offset`; at least one more must follow it.
    void push(byte[] leaf, int offset) {
        append(leaf, offset);
        leaves++;
        for (int rest = leaves; (rest & 1) == 0; rest >>>= 1) {
            joinTopTwo(0);
        }
    }

    /// Adds the last leaf and ends the tree.
    ///
    /// @param root whether the tree is the whole object; if the leaf is the only one, it must be the digest then
    /// @return the chaining value of the tree, or the digest
    byte[] joinWithLast(byte[] leaf, int offset, boolean root) {
        append(leaf, offset);
        while (depth > 1) {
            joinTopTwo(root && depth == 2 ? Compression.ROOT : 0);
        }
        return Arrays.copyOf(values, Compression.VALUE_BYTES);
    }

    private void append(byte[] leaf, int offset) {
        System.arraycopy(leaf, offset, values, depth * Compression.VALUE_BYTES, Compression.VALUE_BYTES);
        depth++;
    }

    private void joinTopTwo(int flags) {
        int left = (depth - 2) * Compression.VALUE_BYTES;
        compression.reset();
        compression.compress(values, left, 0, Compression.BLOCK_BYTES, Compression.PARENT | flags);
        compression.write(values, left);
        depth--;
    }
}
