package org.distributornode.domain.content;

import java.util.Arrays;
import java.util.BitSet;

/// Collects the chaining values of an object's groups, in any order, until they make a proof. Takes 32 bytes for each
/// group.
///
/// Not safe for use by several threads.
public final class ProofBuilder {

    private final long size;
    private final byte[] chainingValues;
    private final BitSet present = new BitSet();

    /// @param size the object's length in bytes
    public ProofBuilder(long size) {
        this.size = size;
        this.chainingValues = new byte[Proof.groups(size) * ContentHash.DIGEST_BYTES];
    }

    /// Takes what [GroupHasher] found for a group; a later value replaces an earlier one.
    ///
    /// @param chainingValue 32 bytes
    public void put(int group, byte[] chainingValue) {
        requireGroup(group);
        if (chainingValue.length != ContentHash.DIGEST_BYTES) {
            throw new IllegalArgumentException("a chaining value of " + chainingValue.length + " bytes");
        }
        System.arraycopy(chainingValue, 0, chainingValues, group * ContentHash.DIGEST_BYTES, ContentHash.DIGEST_BYTES);
        present.set(group);
    }

    /// What was put for a group.
    ///
    /// @throws IllegalStateException if nothing was
    public byte[] value(int group) {
        if (!has(group)) {
            throw new IllegalStateException("group " + group + " is missing");
        }
        int start = group * ContentHash.DIGEST_BYTES;
        return Arrays.copyOfRange(chainingValues, start, start + ContentHash.DIGEST_BYTES);
    }

    public boolean has(int group) {
        requireGroup(group);
        return present.get(group);
    }

    /// Whether every group has been put.
    public boolean isComplete() {
        return present.cardinality() == groups();
    }

    /// The proof, its root computed from the groups.
    ///
    /// @throws IllegalStateException if a group is missing
    public Proof build() {
        if (!isComplete()) {
            throw new IllegalStateException("group " + present.nextClearBit(0) + " of " + groups() + " is missing");
        }
        return new Proof(Proof.rootOf(chainingValues), size, chainingValues);
    }

    private int groups() {
        return chainingValues.length / ContentHash.DIGEST_BYTES;
    }

    private void requireGroup(int group) {
        if (group < 0 || group >= groups()) {
            throw new IllegalArgumentException("group " + group + " of " + groups());
        }
    }
}
