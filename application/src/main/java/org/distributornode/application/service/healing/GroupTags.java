package org.distributornode.application.service.healing;

import java.nio.ByteBuffer;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.GroupHasher;
import org.distributornode.domain.content.Proof;

/// The first 64 bits of the chaining value of each group: they tell damage from right bytes in a quarter of the memory
/// that a proof takes, 128 KiB for each GiB. A damaged group has the right ones once in 2^64 times. Safe for use by any
/// thread.
final class GroupTags {

    private final long size;
    private final long[] tags;

    private GroupTags(long size, long[] tags) {
        this.size = size;
        this.tags = tags;
    }

    static GroupTags of(Proof proof) {
        ByteBuffer values = ByteBuffer.wrap(proof.chainingValues());
        long[] tags = new long[Proof.groups(proof.size())];
        for (int group = 0; group < tags.length; group++) {
            tags[group] = values.getLong(group * ContentHash.DIGEST_BYTES);
        }
        return new GroupTags(proof.size(), tags);
    }

    /// Whether these bytes are a group's.
    ///
    /// @param bytes all that lies there
    boolean has(int group, ByteBuffer bytes) {
        if (group >= tags.length
                || bytes.remaining() != Proof.group(size, group).length()) {
            return false;
        }
        GroupHasher hasher = new GroupHasher(group, tags.length == 1);
        hasher.update(bytes.duplicate());
        return ByteBuffer.wrap(hasher.finish()).getLong() == tags[group];
    }
}
