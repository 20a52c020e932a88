package org.distributornode.application.service.fill;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.GroupHasher;
import org.distributornode.domain.content.Proof;

/// Hashes the groups that pass by whole in one transfer, so that they need not be read again. Used by one thread.
final class GroupStream {

    private final long size;
    private final GroupHasher hasher;
    private long next = -1;

    /// @param size of the object
    GroupStream(long size) {
        this.size = size;
        this.hasher = new GroupHasher(0, Proof.groups(size) == 1);
    }

    /// Takes the part of a group that `bytes` are, and none of them.
    ///
    /// @param kept whether all of them are what lies in the file now
    /// @return the group's chaining value if this was the end of one that has passed by whole
    Optional<byte[]> take(int group, long position, ByteBuffer bytes, boolean kept) {
        ByteSlice whole = Proof.group(size, group);
        if (position == whole.offset() && kept) {
            hasher.restart(group);
            next = position;
        }
        if (next != position || !kept) {
            next = -1;
            return Optional.empty();
        }
        hasher.update(bytes.duplicate());
        next += bytes.remaining();
        return next == whole.end() ? Optional.of(hasher.finish()) : Optional.empty();
    }
}
