package org.distributornode.application.service.cache;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.service.event.Events;
import org.distributornode.domain.cache.Admission;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.Capacity;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.event.NodeEvent;

/// The objects this node holds: keeps index, files and journal in step. Safe for use by any thread.
///
/// Lock order: the turn of an object (held while its file appears or goes and while the journal is told), then the
/// index.
public final class HeldObjects {

    private final LockedIndex index;
    private final CacheStore store;
    private final Events events;
    private final InstantSource clock;
    private final ObjectTurns turns = new ObjectTurns();
    private final Commits commits = new Commits();
    private final DiskRoom disk;

    /// On a disk that nobody else fills.
    public HeldObjects(CacheIndex index, CacheStore store, Events events, InstantSource clock) {
        this(() -> index, store, events, clock, DiskRoom.unwatched());
    }

    /// @param index asked once, by the first who wants to know what is held; may wait until it is there
    public HeldObjects(
            Supplier<CacheIndex> index, CacheStore store, Events events, InstantSource clock, DiskRoom disk) {
        this.index = new LockedIndex(index, clock);
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.disk = disk;
    }

    /// A held object that was opened; the caller closes the bytes.
    public record Opened(DataObject object, MediaType mediaType, ObjectBytes bytes) {}

    /// Opens an object without counting a read. One whose file is gone or refuses to open is held no longer: empty.
    ///
    /// @throws CacheFailure for want of descriptors, or as long as nobody tells whether its damage can be healed
    public Optional<Opened> open(CacheEntry entry) {
        try {
            Optional<ObjectBytes> bytes = store.open(entry.id());
            if (bytes.isEmpty()) {
                drop(entry.id(), NodeEvent.DropReason.MISSING);
            }
            return bytes.map(opened -> new Opened(entry.object(), entry.mediaType(), opened));
        } catch (CacheFailure failure) {
            throwIfPassing(failure);
            drop(entry.id(), NodeEvent.DropReason.UNREADABLE);
            return Optional.empty();
        }
    }

    /// What is known of a held object, without counting a read. Looks into the store too: an object that was committed
    /// just before a crash may be there alone.
    ///
    /// @throws CacheFailure if the process is short of descriptors: whether the object is there cannot be told
    public Optional<CacheEntry> look(DataObjectId id) {
        return await(id).or(() -> adopt(id));
    }

    /// Takes up what the store holds and the index does not know.
    ///
    /// @throws CacheFailure as [#look(DataObjectId)]
    public Optional<CacheEntry> adopt(DataObjectId id) {
        try {
            if (!index.contains(id) && store.find(id).isPresent()) {
                takeUp(List.of(id));
            }
            return find(id);
        } catch (CacheFailure failure) {
            throwIfPassing(failure);
            return Optional.empty();
        }
    }

    /// As [#find(DataObjectId)], but waits a moment for an object that is being committed.
    public Optional<CacheEntry> await(DataObjectId id) {
        return find(id).or(() -> commits.after(id, () -> find(id)));
    }

    /// What the index knows of a held object, without counting a read and without waiting for the disk.
    public Optional<CacheEntry> find(DataObjectId id) {
        return index.entry(id);
    }

    /// Reserves room for the object, evicting what the policy names. False if there is none to be had.
    public boolean reserve(DataObject object) {
        if (!canKeep(object.size()) || !(index.reserve(object) instanceof Admission.Admitted(var victims))) {
            return false;
        }
        victims.forEach(this::evict);
        if (keepDiskFree()) {
            return true;
        }
        release(object.id());
        return false;
    }

    /// Evicts what the disk needs for all that is on its way in and what shall stay free; false if that is no help.
    boolean keepDiskFree() {
        Capacity now = capacity();
        return disk.make(
                now.reserved(), now.evictable(), lacking -> index.evict(lacking).forEach(this::evict));
    }

    /// Gives back the room reserved for an object that did not come, if any.
    public void release(DataObjectId id) {
        index.release(id);
    }

    /// Whoever looks for an object that is among these waits for it.
    public Commits commits() {
        return commits;
    }

    /// Makes the filled object a held one.
    public void commit(CacheStore.Fill fill, Proof proof, MediaType mediaType) {
        DataObject object = fill.object();
        Instant now = clock.instant();
        turns.run(object.id(), () -> {
            fill.commit(proof, mediaType);
            index.add(object, mediaType, now);
            events.record(new NodeEvent.ObjectCached(now, object, mediaType));
        });
    }

    /// Forgets an object and its bytes, if it is held.
    public void drop(DataObjectId id, NodeEvent.DropReason reason) {
        if (index.remove(id).isPresent()) {
            forget(id, new NodeEvent.ObjectDropped(clock.instant(), id, reason));
        }
    }

    public void fillFailed(DataObjectId id, BytesLost.Cause cause) {
        events.record(new NodeEvent.FillFailed(clock.instant(), id, cause.name()));
    }

    public CacheStore store() {
        return store;
    }

    /// Every held object, in no order; may be walked while others go on. One that comes or goes may be shown or not.
    public Iterable<CacheEntry> entries() {
        return index.entries();
    }

    /// How many objects are held.
    public int count() {
        return index.count();
    }

    public Capacity capacity() {
        return index.capacity();
    }

    /// Bytes of heap that the index takes, about.
    public long footprint() {
        return index.footprint();
    }

    /// Whether an object of this size could be kept, by the limit and by what others have left of the disk.
    public boolean canKeep(long size) {
        Capacity now = capacity();
        return size <= now.most() && disk.lacking(now.reserved() + size) <= now.evictable();
    }

    ObjectTurns turns() {
        return turns;
    }

    LockedIndex index() {
        return index;
    }

    /// Takes up objects that the store holds and the index does not know, but those that are gone by now. Costs
    /// the journal no more than one does.
    void takeUp(Collection<DataObjectId> ids) {
        turns.runAll(ids, () -> {
            List<NodeEvent> taken = new ArrayList<>();
            ids.forEach(id -> store.find(id).flatMap(this::takeUp).ifPresent(taken::add));
            events.recordAll(taken);
        });
    }

    private Optional<NodeEvent> takeUp(CacheStore.Held held) {
        Instant now = clock.instant();
        return index.addUnknown(held.object(), held.mediaType(), now)
                ? Optional.of(new NodeEvent.ObjectCached(now, held.object(), held.mediaType()))
                : Optional.empty();
    }

    /// Evicts what is too much, as after a start with a smaller limit.
    void trim() {
        index.trim().forEach(this::evict);
    }

    private void evict(CacheEntry victim) {
        forget(victim.id(), new NodeEvent.ObjectEvicted(clock.instant(), victim.id(), victim.size()));
    }

    /// Tells of what the index holds no longer and deletes it, unless the object has come again meanwhile.
    ///
    /// The journal learns of it first. A file that a crash leaves is then taken up again; an object that the
    /// journal alone knows would take up room until somebody asks for it.
    private void forget(DataObjectId id, NodeEvent event) {
        turns.run(id, () -> {
            if (!index.contains(id)) {
                events.record(event);
                delete(id);
            }
        });
    }

    private void delete(DataObjectId id) {
        try {
            store.delete(id);
        } catch (CacheFailure _) {
            return; // what lies there still is taken up again when it is asked for
        }
    }

    private static void throwIfPassing(CacheFailure failure) {
        if (failure.retryable()) {
            throw failure;
        }
    }
}
