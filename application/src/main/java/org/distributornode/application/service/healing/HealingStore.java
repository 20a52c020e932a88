package org.distributornode.application.service.healing;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;

/// A store whose held objects are healed where a read finds that bytes are lost, or others than they were.
public final class HealingStore implements CacheStore {

    private final CacheStore store;
    private final HeldGroups groups;
    private final TagsInUse tags;

    public HealingStore(CacheStore store, Healer healer) {
        this.store = store;
        this.groups = new HeldGroups(store, healer);
        this.tags = new TagsInUse(groups::tags);
    }

    /// Opens an object whose end is lost, too, as soon as the first of what is lost is there again: nobody is promised
    /// an object that cannot be healed, and nobody waits for all of it.
    @Override
    public Optional<ObjectBytes> open(DataObjectId id) {
        return store.open(id).or(() -> openCut(id)).flatMap(bytes -> caredFor(id, bytes));
    }

    @Override
    public Optional<Proof> proof(DataObjectId id) {
        return store.proof(id);
    }

    @Override
    public Optional<Held> find(DataObjectId id) {
        return store.find(id);
    }

    @Override
    public Fill fill(DataObject object) {
        return store.fill(object);
    }

    @Override
    public void scanUnproven(Predicate<DataObjectId> known, Consumer<Unproven> each) {
        store.scanUnproven(known, each);
    }

    @Override
    public Optional<Unproven> findUnproven(DataObjectId id) {
        return store.findUnproven(id);
    }

    @Override
    public Optional<ObjectBytes> openUnproven(DataObjectId id) {
        return store.openUnproven(id);
    }

    @Override
    public boolean adopt(DataObjectId id, Proof proof, MediaType mediaType) {
        try {
            return store.adopt(id, proof, mediaType);
        } finally {
            tags.forget(id);
        }
    }

    @Override
    public Optional<Remains> remains(DataObjectId id) {
        return store.remains(id);
    }

    @Override
    public void delete(DataObjectId id) {
        try {
            store.delete(id);
        } finally {
            tags.forget(id);
        }
    }

    @Override
    public void scan(Consumer<Held> each) {
        store.scan(each);
    }

    @Override
    public void scanFills(Consumer<LeftFill> each) {
        store.scanFills(each);
    }

    @Override
    public void sweepFills(Predicate<DataObjectId> wanted) {
        store.sweepFills(wanted);
    }

    private Optional<ObjectBytes> openCut(DataObjectId id) {
        OptionalInt lost = groups.firstLost(id);
        if (lost.isEmpty() || !groups.heal(id, lost.getAsInt())) {
            return Optional.empty();
        }
        return store.open(id).or(() -> store.remains(id).map(remains -> remains));
    }

    /// What cannot be told from damage is not opened.
    private Optional<ObjectBytes> caredFor(DataObjectId id, ObjectBytes bytes) {
        boolean done = false;
        try {
            Optional<TagsInUse.Use> use = tags.take(id);
            done = use.isPresent();
            return use.map(found -> new HealingBytes(bytes, new ObjectCare(id, found)));
        } finally {
            if (!done) {
                bytes.close();
            }
        }
    }

    private final class ObjectCare implements HealingBytes.Care {

        private final DataObjectId id;
        private final TagsInUse.Use use;
        private volatile GroupTags current;

        ObjectCare(DataObjectId id, TagsInUse.Use use) {
            this.id = id;
            this.use = use;
            this.current = use.tags();
        }

        @Override
        public boolean isRight(int group, ByteBuffer found) {
            return current.has(group, found);
        }

        /// An object may have come in another's place: what is held now counts.
        @Override
        public boolean heal(int group) {
            boolean healed = groups.heal(id, group);
            if (healed) {
                tags.forget(id);
                groups.tags(id).ifPresent(fresh -> current = fresh);
            }
            return healed;
        }

        @Override
        public void close() {
            tags.giveBack(use);
        }
    }
}
