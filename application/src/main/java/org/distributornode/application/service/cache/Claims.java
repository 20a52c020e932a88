package org.distributornode.application.service.cache;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.service.event.Events;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.cache.Claim;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.event.NodeEvent.DropReason;

/// The files that are not proven yet, beside the objects that are held. Safe for use by any thread.
public final class Claims {

    private final HeldObjects held;
    private final Events events;
    private final InstantSource clock;

    public Claims(HeldObjects held, Events events, InstantSource clock) {
        this.held = held;
        this.events = events;
        this.clock = clock;
    }

    public HeldObjects held() {
        return held;
    }

    public CacheStore store() {
        return held.store();
    }

    /// Counts a file in, or replaces what was known of it; ignored if its object is held.
    public void claim(Claim claim) {
        held.index().claim(claim);
    }

    public Optional<Claim> find(DataObjectId id) {
        return held.index().claim(id);
    }

    /// Every one of them, in no order; may be walked while others go on.
    public Iterable<Claim> all() {
        return held.index().claims();
    }

    /// Evicts what is too much.
    public void trim() {
        held.trim();
    }

    /// Makes the file a held object, unless it is gone by now.
    ///
    /// @return whether the object is held now
    public boolean adopt(DataObject object, Proof proof, MediaType mediaType) {
        held.turns().run(object.id(), () -> adoptUnlessHeld(object, proof, mediaType));
        held.trim();
        return held.find(object.id()).isPresent();
    }

    /// Deletes a file that is not what it should be; ignored if the object is held by now.
    public void drop(DataObjectId id, DropReason reason) {
        held.turns().run(id, () -> {
            if (held.find(id).isEmpty()) {
                held.index().unclaim(id);
                events.record(new NodeEvent.ObjectDropped(clock.instant(), id, reason));
                store().delete(id);
            }
        });
    }

    /// Takes up an object that the store holds, as another life or another node remembers it.
    public void restore(CacheEntry entry) {
        held.index().restore(entry);
    }

    /// Forgets what the index knows of an object whose file is not there any more, or has lost its proof. The file
    /// stays as it is.
    public void forget(DataObjectId id) {
        held.turns().run(id, () -> {
            if (held.find(id).isPresent() && store().find(id).isEmpty()) {
                held.index().remove(id);
                events.record(new NodeEvent.ObjectDropped(clock.instant(), id, DropReason.MISSING));
            }
        });
    }

    private void adoptUnlessHeld(DataObject object, Proof proof, MediaType mediaType) {
        if (held.find(object.id()).isPresent()) {
            return;
        }
        if (store().adopt(object.id(), proof, mediaType)) {
            Instant now = clock.instant();
            held.index().add(object, mediaType, now);
            events.record(new NodeEvent.ObjectCached(now, object, mediaType));
        } else {
            held.index().unclaim(object.id());
        }
    }
}
