package org.distributornode.application.service.healing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.service.proving.GroupReading;
import org.distributornode.application.service.proving.Pace;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;

/// A store whose held objects are healed where a read finds that bytes are lost. Readers of one object wait for one
/// another there, so that nothing is fetched twice.
public final class HealingStore implements CacheStore {

    /// With more groups lost at once an object is better fetched anew, while it is read: 16 MiB.
    private static final int MOST_GROUPS = 256;

    private static final int STRIPES = 64;

    private final CacheStore store;
    private final Healer healer;
    private final List<ReentrantLock> turns =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toList();

    public HealingStore(CacheStore store, Healer healer) {
        this.store = store;
        this.healer = healer;
    }

    /// Heals one group, and what is lost before it.
    @FunctionalInterface
    private interface Choice {

        /// @return behind the last group that is wanted
        int groups(Remains remains);
    }

    @Override
    public Optional<ObjectBytes> open(DataObjectId id) {
        Optional<ObjectBytes> opened = store.open(id);
        if (opened.isEmpty() && heal(id, remains -> Proof.groups(remains.size()))) {
            opened = store.open(id);
        }
        return opened.map(bytes ->
                new HealingBytes(bytes, position -> heal(id, _ -> Math.toIntExact(position / Proof.GROUP_BYTES) + 1)));
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

    /// @return whether the groups before the chosen one, as far as they were lost, are right now
    private boolean heal(DataObjectId id, Choice choice) {
        ReentrantLock turn = turns.get((int) Long.remainderUnsigned(id.bits(), STRIPES));
        turn.lock();
        try {
            Optional<Remains> found = store.remains(id);
            if (found.isEmpty()) {
                return false;
            }
            try (Remains remains = found.get()) {
                return remains.proof().isConsistent() && heal(remains, choice.groups(remains));
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

    /// Begins at the last group, or where the object ends before that.
    private boolean heal(Remains remains, int to) throws InterruptedException {
        GroupReading reading = new GroupReading(remains, Pace.UNBOUND);
        int from = (int) Math.min(to - 1, remains.present() / Proof.GROUP_BYTES);
        while (from < to && reading.isRight(from, remains.proof())) {
            from++;
        }
        return to - from <= MOST_GROUPS && (from == to || healer.heal(remains, from, to));
    }
}
