package org.distributornode.application.service.cache;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.service.event.Events;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.cache.Pinning;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;

/// Held objects that are never evicted. A pin outlives restarts and ends with its object, whatever takes that. Safe
/// for use by any thread.
public final class Pins {

    private static final int WHOLE = 100;

    private final HeldObjects held;
    private final Events events;
    private final InstantSource clock;
    private final int share;

    /// @param share hundredths of the limit that pinned objects may take together
    public Pins(HeldObjects held, Events events, InstantSource clock, int share) {
        this.held = held;
        this.events = events;
        this.clock = clock;
        this.share = share;
    }

    /// The bytes that pinned objects may take together.
    public long most() {
        long limit = held.capacity().limit();
        return limit / WHOLE * share + limit % WHOLE * share / WHOLE;
    }

    /// The bytes that they take.
    public long used() {
        return held.capacity().pinned();
    }

    /// Pins an object; a pin that is told of outlives a loss of power.
    ///
    /// @throws CacheFailure if the journal does not take the pin; there is none then
    public Pinning pin(DataObjectId id) {
        AtomicReference<Pinning> outcome = new AtomicReference<>(Pinning.NOT_HELD);
        held.turns().run(id, () -> {
            Pinning found = held.index().pin(id, most());
            if (found == Pinning.PINNED) {
                keepPin(id);
            }
            outcome.set(found);
        });
        return outcome.get();
    }

    /// Ends the pin of an object, for good as [#pin(DataObjectId)] begins it.
    ///
    /// @return false if it was not pinned
    /// @throws CacheFailure if the journal does not take it; the pin stays then
    public boolean unpin(DataObjectId id) {
        AtomicReference<Boolean> was = new AtomicReference<>(false);
        held.turns().run(id, () -> {
            if (held.find(id).filter(CacheEntry::pinned).isPresent()) {
                events.keep(new NodeEvent.ObjectUnpinned(clock.instant(), id));
                was.set(held.index().unpin(id));
            }
        });
        return was.get();
    }

    /// Whether an object of this size could be pinned beside those that are.
    public boolean haveRoomFor(long size) {
        return size <= most() - used();
    }

    /// Every pinned object, in no order; may be walked while others go on.
    public Iterable<CacheEntry> all() {
        return held.index().pinned();
    }

    /// Ends pins until they keep to their share, as after a start with a smaller one: those first that were not read
    /// for the longest time.
    void trim() {
        if (used() <= most()) {
            return;
        }
        List<CacheEntry> pinned = new ArrayList<>();
        all().forEach(pinned::add);
        pinned.sort(Comparator.comparing(CacheEntry::lastReadAt));
        for (CacheEntry entry : pinned) {
            if (used() > most()) {
                held.index().unpin(entry.id());
                events.record(new NodeEvent.ObjectUnpinned(clock.instant(), entry.id()));
            }
        }
    }

    private void keepPin(DataObjectId id) {
        try {
            events.keep(new NodeEvent.ObjectPinned(clock.instant(), id));
        } catch (CacheFailure failure) {
            boolean _ = held.index().unpin(id);
            throw failure;
        }
    }
}
