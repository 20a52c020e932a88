package org.distributornode.application.service.fill;

import java.nio.ByteBuffer;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.GroupHasher;
import org.distributornode.domain.content.Proof;

/// Reads and hashes the groups of a fill.
final class GroupReader {

    private final DataObject object;
    private final Gathering gathering;

    GroupReader(DataObject object, Gathering gathering) {
        this.object = object;
        this.gathering = gathering;
    }

    /// The bytes of a group that is complete.
    ByteBuffer read(int group) {
        ByteSlice slice = Proof.group(object.size(), group);
        ByteBuffer bytes = ByteBuffer.allocate((int) slice.length());
        while (bytes.hasRemaining()) {
            if (gathering.readAnyway(slice.offset() + bytes.position(), bytes) == 0) {
                throw new IllegalStateException("bytes of group " + group + " are missing that were there");
            }
        }
        return bytes.flip();
    }

    /// The chaining value of a group that is complete.
    byte[] hash(int group) {
        return hash(group, read(group));
    }

    byte[] hash(int group, ByteBuffer bytes) {
        GroupHasher hasher = new GroupHasher(group, Proof.groups(object.size()) == 1);
        hasher.update(bytes.duplicate());
        return hasher.finish();
    }
}
