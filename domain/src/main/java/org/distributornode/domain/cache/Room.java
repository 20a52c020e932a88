package org.distributornode.domain.cache;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.distributornode.domain.content.DataObjectId;

/// Counts the room that entries take, and what of it is promised to whom.
final class Room {

    private final Map<DataObjectId, Long> reservations = new HashMap<>();
    private Capacity capacity;

    Room(long limit) {
        this.capacity = Capacity.empty(limit);
    }

    Capacity capacity() {
        return capacity;
    }

    /// Promises room for an object.
    ///
    /// @return why not, or empty
    /// @throws IllegalStateException if room is reserved for this object already
    Optional<Admission.Reason> reserve(DataObjectId id, long size) {
        if (reservations.containsKey(id)) {
            throw new IllegalStateException("room is reserved for object " + id + " already");
        }
        if (size > capacity.limit()) {
            return Optional.of(Admission.Reason.TOO_LARGE);
        }
        if (size > capacity.most() - capacity.reserved()) {
            return Optional.of(Admission.Reason.NO_ROOM);
        }
        capacity = capacity.withReserved(size);
        reservations.put(id, size);
        return Optional.empty();
    }

    void release(DataObjectId id) {
        Optional.ofNullable(reservations.remove(id)).ifPresent(size -> capacity = capacity.withReserved(-size));
    }

    /// @param pinned how much of it is pinned
    void add(long size, long pinned) {
        capacity = capacity.withUsed(size).withPinned(pinned);
    }

    void remove(CacheEntry entry) {
        capacity = capacity.withUsed(-entry.size()).withPinned(entry.pinned() ? -entry.size() : 0);
    }

    /// Counts more as pinned, unless that came to more than `most`.
    boolean pin(long bytes, long most) {
        boolean fits = bytes <= most - capacity.pinned();
        if (fits) {
            capacity = capacity.withPinned(bytes);
        }
        return fits;
    }

    void unpin(long bytes) {
        capacity = capacity.withPinned(-bytes);
    }
}
