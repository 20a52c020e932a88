package org.distributornode.application.service.fill;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.content.ProofBuilder;
import org.distributornode.domain.content.Segments;

/// The groups of a fill: which are hashed, each once as soon as it is complete, and what came out. Safe for use by any
/// thread.
final class GroupProofs {

    private final long size;
    private final int count;
    private final ProofBuilder proof;
    private final BitSet claimed = new BitSet();

    GroupProofs(DataObject object) {
        this.size = object.size();
        this.count = Proof.groups(size);
        this.proof = new ProofBuilder(size);
    }

    int count() {
        return count;
    }

    ByteSlice slice(int group) {
        return Proof.group(size, group);
    }

    /// The groups that bytes of `slice` belong to.
    IntStream groupsOf(ByteSlice slice) {
        return IntStream.rangeClosed((int) (slice.offset() / Proof.GROUP_BYTES), (int)
                (Math.max(slice.offset(), slice.end() - 1) / Proof.GROUP_BYTES));
    }

    /// Whether the caller is to hash the group: it is complete, and nobody else does.
    synchronized boolean claim(int group, Segments present) {
        if (claimed.get(group) || !present.contains(slice(group))) {
            return false;
        }
        claimed.set(group);
        return true;
    }

    synchronized void put(int group, byte[] chainingValue) {
        proof.put(group, chainingValue);
    }

    /// The chaining value of a group that is hashed.
    synchronized byte[] value(int group) {
        return proof.value(group);
    }

    /// Whether all groups are hashed.
    synchronized boolean isComplete() {
        return proof.isComplete();
    }

    /// @throws IllegalStateException if a group is missing
    synchronized Proof build() {
        return proof.build();
    }
}
