package org.distributornode.application.service.cache;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.port.cache.CacheStore.Remains;
import org.distributornode.application.service.fill.Past;
import org.distributornode.domain.cache.Capacity;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.Segments;
import org.distributornode.domain.event.NodeEvent.DropReason;

/// Objects of which a part is there and that nobody fills now. They keep the room that was reserved for them until
/// somebody asks for them again, or others need it, or too much time has passed. Safe for use by any thread.
public final class Partials {

    private static final int COPIED_AT_ONCE = 1 << 20;

    private final HeldObjects held;
    private final InstantSource clock;
    private final Duration keep;
    private final Map<DataObjectId, Left> left = new LinkedHashMap<>();

    private final Set<DataObjectId> settingBack = new HashSet<>();

    /// @param keep how long a part stays that nobody asks for
    public Partials(HeldObjects held, InstantSource clock, Duration keep) {
        this.held = held;
        this.clock = clock;
        this.keep = keep;
    }

    private record Left(DataObject object, Instant since, Optional<Past> past) {}

    /// Takes up the parts that an earlier process left, as far as there is room, and deletes the others.
    public synchronized void restore() {
        List<DataObject> found = new ArrayList<>();
        held.store().scanFills(each -> found.add(each.object()));
        for (DataObject object : found) {
            if (held.find(object.id()).isEmpty() && isRoomFor(object) && held.reserve(object)) {
                remember(object, Optional.empty());
            } else {
                delete(object);
            }
        }
    }

    /// Deletes what else an earlier process left of fills, which is no part that can be taken up. Looks through the
    /// whole folder, while others go on; deletes nothing more once its thread is interrupted.
    public void sweep() {
        held.store().sweepFills(id -> Thread.currentThread().isInterrupted() || has(id));
    }

    /// What the last fill of an object has left beside the part; empty if there is no part, or the node has started
    /// since.
    public synchronized Optional<Past> past(DataObject object) {
        return Optional.ofNullable(left.get(object.id()))
                .filter(each -> each.object.hash().equals(object.hash()) && each.object.size() == object.size())
                .flatMap(Left::past);
    }

    /// Reserves room for an object that is to be filled; others that are there in part give way.
    ///
    /// @return false if there is none
    public synchronized boolean reserve(DataObject object) {
        if (settingBack.contains(object.id())) {
            return false;
        }
        Optional<DataObject> mine = take(object.id());
        if (mine.filter(known -> known.size() == object.size()).isPresent()) {
            return true;
        }
        mine.ifPresent(other -> held.release(other.id()));
        while (held.canKeep(object.size()) && !isRoomFor(object) && discardOldest()) {
            // they go before anything that is held
        }
        return held.reserve(object);
    }

    /// The fill of an object has ended.
    ///
    /// @param part whether a part of it is left; it is deleted later
    /// @param past what the next one is to know
    public synchronized void settle(DataObject object, boolean part, Past past) {
        settle(object, part, Optional.of(past));
    }

    private void settle(DataObject object, boolean part, Optional<Past> past) {
        if (part) {
            remember(object, past);
        } else {
            held.release(object.id());
        }
    }

    /// Holds an object no longer, since some of it is lost, and keeps the rest as a part if there is room. Nobody can
    /// reserve room for the object meanwhile.
    ///
    /// @param right what is to stay of it
    public void setBack(Remains remains, Segments right) {
        DataObject object = remains.object();
        synchronized (this) {
            held.drop(object.id(), DropReason.DAMAGED);
            if (right.slices().isEmpty() || !isRoomFor(object) || !held.reserve(object)) {
                return;
            }
            settingBack.add(object.id());
        }
        boolean part = false;
        try {
            part = copy(remains, right);
        } finally {
            synchronized (this) {
                settingBack.remove(object.id());
                settle(object, part, Optional.empty());
            }
        }
    }

    /// Reads the file that is deleted already.
    ///
    /// @return false if the disk does not take it
    private boolean copy(Remains remains, Segments right) {
        try {
            Fill fill = held.store().fill(remains.object());
            try {
                right.slices().forEach(slice -> copy(remains, slice, fill));
                fill.close();
                return true;
            } finally {
                fill.discard(); // unless it is closed
            }
        } catch (CacheFailure _) {
            return false;
        }
    }

    private static void copy(Remains remains, ByteSlice slice, Fill fill) {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(COPIED_AT_ONCE, slice.length()));
        int read = -1;
        for (long position = slice.offset(); read != 0 && position < slice.end(); position += read) {
            bytes.clear().limit((int) Math.min(bytes.capacity(), slice.end() - position));
            read = remains.read(position, bytes);
            var _ = fill.write(position, bytes.flip());
        }
    }

    /// Deletes the part of this object, if there is one.
    public synchronized void discard(DataObjectId id) {
        take(id).ifPresent(this::delete);
    }

    /// Deletes what nobody has asked for in time.
    public synchronized void expire() {
        Instant before = clock.instant().minus(keep);
        List<DataObjectId> old = left.values().stream()
                .filter(each -> each.since.isBefore(before))
                .map(each -> each.object.id())
                .toList();
        old.forEach(this::discard);
    }

    /// Whose parts there are.
    public synchronized List<DataObjectId> ids() {
        return List.copyOf(left.keySet());
    }

    /// How many there are.
    public synchronized int count() {
        return left.size();
    }

    /// Without anything that is held having to go.
    private boolean isRoomFor(DataObject object) {
        Capacity now = held.capacity();
        return object.size() <= now.limit() - now.used() - now.reserved();
    }

    private synchronized boolean has(DataObjectId id) {
        return left.containsKey(id);
    }

    private void remember(DataObject object, Optional<Past> past) {
        left.put(object.id(), new Left(object, clock.instant(), past));
    }

    private Optional<DataObject> take(DataObjectId id) {
        return Optional.ofNullable(left.remove(id)).map(Left::object);
    }

    /// Deletes the part that has been left longest.
    ///
    /// @return false if there is none
    synchronized boolean discardOldest() {
        Optional<DataObject> oldest = left.values().stream().map(Left::object).findFirst();
        oldest.ifPresent(object -> discard(object.id()));
        return oldest.isPresent();
    }

    private void delete(DataObject object) {
        try {
            held.store().fill(object).discard();
        } catch (CacheFailure _) {
            return; // the next start sweeps it away
        } finally {
            held.release(object.id());
        }
    }
}
