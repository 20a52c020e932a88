package org.distributornode.application.service.healing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.service.healing.Healer.Healing;
import org.distributornode.application.service.proving.GroupReading;
import org.distributornode.application.service.proving.Pace;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;

/// A store whose held objects are healed where a read finds that bytes are lost. Readers of one object wait for one
/// another there, so that nothing is fetched twice.
///
/// A lost end is healed from its beginning on, since a file has no holes that could be told from bytes.
public final class HealingStore implements CacheStore {

    /// With more groups lost at once an object is better fetched anew, while it is read: 16 MiB.
    private static final int MOST_GROUPS = 256;

    /// Of a lost end so many groups are healed at once, 1 MiB: whoever reads on has them before.
    private static final int AHEAD = 16;

    private static final int STRIPES = 64;

    private final CacheStore store;
    private final Healer healer;
    private final List<ReentrantLock> turns =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toList();

    public HealingStore(CacheStore store, Healer healer) {
        this.store = store;
        this.healer = healer;
    }

    /// Opens an object whose end is lost, too, as soon as the first of what is lost is there again: nobody is promised
    /// an object that cannot be healed, and nobody waits for all of it.
    @Override
    public Optional<ObjectBytes> open(DataObjectId id) {
        return store.open(id)
                .or(() -> openCut(id))
                .map(bytes ->
                        new HealingBytes(bytes, position -> heal(id, Math.toIntExact(position / Proof.GROUP_BYTES))));
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
        return store.adopt(id, proof, mediaType);
    }

    @Override
    public Optional<Remains> remains(DataObjectId id) {
        return store.remains(id);
    }

    @Override
    public void delete(DataObjectId id) {
        store.delete(id);
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
        OptionalInt lost = firstLost(id);
        if (lost.isEmpty() || !heal(id, lost.getAsInt())) {
            return Optional.empty();
        }
        return store.open(id).or(() -> store.remains(id).map(remains -> remains));
    }

    /// The group in which what is there ends; empty if there is nothing to heal, or too much.
    private OptionalInt firstLost(DataObjectId id) {
        Optional<Remains> found = store.remains(id);
        if (found.isEmpty()) {
            return OptionalInt.empty();
        }
        try (Remains remains = found.get()) {
            return isWorthHealing(remains)
                    ? OptionalInt.of(Math.toIntExact(remains.present() / Proof.GROUP_BYTES))
                    : OptionalInt.empty();
        }
    }

    private static boolean isWorthHealing(Remains remains) {
        long lost = remains.size() - remains.present();
        return lost > 0
                && lost <= (long) MOST_GROUPS * Proof.GROUP_BYTES
                && remains.proof().isConsistent();
    }

    /// @return whether this group is right now
    private boolean heal(DataObjectId id, int group) {
        ReentrantLock turn = turns.get((int) Long.remainderUnsigned(id.bits(), STRIPES));
        turn.lock();
        try {
            Optional<Remains> found = store.remains(id);
            if (found.isEmpty()) {
                return false;
            }
            try (Remains remains = found.get()) {
                return remains.proof().isConsistent() && heal(remains, group);
            }
        } catch (CacheFailure _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            turn.unlock();
        }
    }

    private boolean heal(Remains remains, int group) throws InterruptedException {
        if (new GroupReading(remains, Pace.UNBOUND).isRight(group, remains.proof())) {
            return true;
        }
        int end = (int) (remains.present() / Proof.GROUP_BYTES);
        if (group < end) {
            return healer.heal(remains, group, group + 1) == Healing.HEALED;
        }
        int to = Math.min(Proof.groups(remains.size()), group + AHEAD);
        return to - end <= MOST_GROUPS && healer.heal(remains, end, to) == Healing.HEALED;
    }
}
