package org.distributornode.application.service.healing;

import java.nio.ByteBuffer;
import org.distributornode.application.port.cache.CacheStore.Remains;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.GroupHasher;
import org.distributornode.domain.content.Proof;

/// Takes bytes of an object in order and writes each group that proves right. For one thread.
final class Patching {

    private final Remains remains;
    private final ByteBuffer gathered = ByteBuffer.allocate(Proof.GROUP_BYTES);
    private final GroupHasher hasher;
    private int next;

    /// @param first the group that the bytes begin with
    Patching(Remains remains, int first) {
        this.remains = remains;
        this.next = first;
        this.hasher = new GroupHasher(0, Proof.groups(remains.size()) == 1);
    }

    /// Behind the last group that was written.
    int next() {
        return next;
    }

    /// The bytes from the next group up to group `to`.
    ByteSlice rest(int to) {
        long size = remains.size();
        return ByteSlice.between(
                Proof.group(size, next).offset(), Proof.group(size, to - 1).end());
    }

    /// Begins with the next group; what was gathered of it is forgotten.
    void begin() {
        gathered.clear();
    }

    /// @return false if these bytes complete a group that is not right; nothing more may be taken then
    boolean take(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            ByteSlice group = Proof.group(remains.size(), next);
            int count = Math.min(bytes.remaining(), (int) group.length() - gathered.position());
            gathered.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
            if (gathered.position() == group.length() && !write(group)) {
                return false;
            }
        }
        return true;
    }

    private boolean write(ByteSlice group) {
        gathered.flip();
        hasher.restart(next);
        hasher.update(gathered.duplicate());
        boolean right = remains.proof().has(next, hasher.finish());
        if (right) {
            remains.mend(group.offset(), gathered);
            gathered.clear();
            next++;
        }
        return right;
    }
}
