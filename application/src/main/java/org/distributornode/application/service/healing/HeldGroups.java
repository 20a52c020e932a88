package org.distributornode.application.service.healing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.CacheStore.Held;
import org.distributornode.application.port.cache.CacheStore.Remains;
import org.distributornode.application.service.healing.Healer.Healing;
import org.distributornode.application.service.proving.GroupReading;
import org.distributornode.application.service.proving.Pace;
import org.distributornode.application.service.proving.Prover;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.Proof;

/// Heals groups of held objects for those who read them. Readers of one object wait for one another here, so that
/// nothing is fetched twice. Safe for use by any thread.
///
/// A lost end is healed from its beginning on, since a file has no holes that could be told from bytes.
final class HeldGroups {

    /// With more groups lost at once an object is better fetched anew, while it is read: 16 MiB.
    private static final int MOST_GROUPS = 256;

    /// So many groups are healed at once, 1 MiB: whoever reads on has them before.
    private static final int AHEAD = 16;

    private static final int STRIPES = 64;

    private final CacheStore store;
    private final Healer healer;
    private final List<ReentrantLock> turns =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toList();

    /// @param store as it is, without any healing of its own
    HeldGroups(CacheStore store, Healer healer) {
        this.store = store;
        this.healer = healer;
    }

    /// What tells right groups of an object, whether or not its end is lost; empty if it is not held. Where its proof
    /// is lost it is made again, which reads all of the object.
    Optional<GroupTags> tags(DataObjectId id) {
        return store.proof(id)
                .or(() -> proofOfCut(id))
                .or(() -> inTurn(id, () -> store.proof(id).or(() -> proveAgain(id))))
                .map(GroupTags::of);
    }

    /// @return whether this group is right now
    /// @throws CacheFailure if nobody can tell yet whether it can be healed
    boolean heal(DataObjectId id, int group) {
        try {
            return inTurn(id, () -> healNow(id, group));
        } catch (CacheFailure failure) {
            if (failure.retryable()) {
                throw failure;
            }
            return false;
        }
    }

    /// The group in which what is there ends; empty if there is nothing to heal, or too much.
    OptionalInt firstLost(DataObjectId id) {
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

    private Optional<Proof> proofOfCut(DataObjectId id) {
        Optional<Remains> found = store.remains(id);
        found.ifPresent(Remains::close);
        return found.map(Remains::proof);
    }

    private Optional<Proof> proveAgain(DataObjectId id) {
        Optional<Held> held = store.find(id);
        Optional<ObjectBytes> opened = held.isEmpty() ? Optional.empty() : store.open(id);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (ObjectBytes bytes = opened.get()) {
            Proof proof = new Prover(Pace.UNBOUND).prove(bytes, _ -> {});
            boolean right = proof.root().equals(held.get().object().hash());
            return right && store.adopt(id, proof, held.get().mediaType()) ? Optional.of(proof) : Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CacheFailure(CacheFailure.Kind.EXHAUSTED, "nobody waits for the proof of object " + id);
        }
    }

    private <T> T inTurn(DataObjectId id, Supplier<T> work) {
        ReentrantLock turn = turns.get((int) Long.remainderUnsigned(id.bits(), STRIPES));
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private boolean healNow(DataObjectId id, int group) {
        Optional<Remains> found = store.remains(id);
        if (found.isEmpty()) {
            return false;
        }
        try (Remains remains = found.get()) {
            return remains.proof().isConsistent() && heal(remains, group);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unhealed(id);
        }
    }

    private static CacheFailure unhealed(DataObjectId id) {
        return new CacheFailure(CacheFailure.Kind.UNHEALED, "nobody told yet how to heal object " + id);
    }

    private boolean heal(Remains remains, int group) throws InterruptedException {
        GroupReading reading = new GroupReading(remains, Pace.UNBOUND);
        if (reading.isRight(group, remains.proof())) {
            return true;
        }
        int end = (int) (remains.present() / Proof.GROUP_BYTES);
        int from = Math.min(group, end);
        int to = group < end
                ? behindBad(remains, reading, group)
                : Math.min(Proof.groups(remains.size()), group + AHEAD);
        if (to - from > MOST_GROUPS) {
            return false;
        }
        Healing outcome = healer.heal(remains, from, to);
        boolean right = outcome == Healing.HEALED || reading.isRight(group, remains.proof());
        if (!right && outcome == Healing.NOT_TOLD) {
            throw unhealed(remains.object().id());
        }
        return right;
    }

    /// Damage seldom comes alone: behind the last group of those that are wrong in a row.
    private static int behindBad(Remains remains, GroupReading reading, int first) throws InterruptedException {
        int most = Math.min(first + AHEAD, Proof.groups(remains.size()));
        int group = first + 1;
        while (group < most && !reading.isRight(group, remains.proof())) {
            group++;
        }
        return group;
    }
}
