package org.distributornode.application.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;

/// A store in memory that fails and crashes on demand.
public final class InMemoryCacheStore implements CacheStore {

    /// What can be made to fail.
    public enum Call {
        OPEN,
        FIND,
        READ,
        FILL,
        WRITE,
        FORCE,
        COMMIT,
        DELETE,
        REMAINS,
        MEND
    }

    private final Map<DataObjectId, HeldObject> held = new HashMap<>();
    private final Map<DataObjectId, LeftFile> left = new HashMap<>();
    private final Map<DataObjectId, InMemoryFill> fills = new HashMap<>();
    private final Set<DataObjectId> lost = new HashSet<>();
    private final Map<Call, CacheFailure.Kind> failures = new EnumMap<>(Call.class);
    private final AtomicInteger openBytes = new AtomicInteger();
    private volatile Runnable amidstCommit = () -> {};
    private volatile Runnable amidstForce = () -> {};

    /// Runs this amidst each commit, before its object is there.
    public void amidstCommit(Runnable what) {
        amidstCommit = what;
    }

    void committing() {
        amidstCommit.run();
    }

    /// Runs this amidst each force of a fill.
    public void amidstForce(Runnable what) {
        amidstForce = what;
    }

    void forcing() {
        amidstForce.run();
    }

    /// Lets the next `call` fail, once, without effect.
    public synchronized void failNext(Call call, CacheFailure.Kind kind) {
        failures.put(call, kind);
    }

    /// Replaces the bytes of a held object, as a bad disk does; its proof stays. Whoever has it open sees them.
    public synchronized void spoil(DataObjectId id, byte[] bytes) {
        Objects.requireNonNull(held.get(id)).content().become(bytes);
    }

    /// Takes the proof of a held object, as a bad disk does; adopting it brings one back.
    public synchronized void loseProof(DataObjectId id) {
        lost.add(id);
    }

    /// The store as the next process finds it when this one loses its power now: of fills it has what was forced.
    /// Whoever has this one still changes nothing there.
    ///
    /// @param luck what becomes of bytes that were not forced
    public synchronized InMemoryCacheStore afterCrash(Random luck) {
        InMemoryCacheStore next = new InMemoryCacheStore();
        held.forEach((id, object) -> next.held.put(id, object.copy()));
        left.forEach((id, file) -> next.left.put(id, file.copy()));
        fills.forEach((id, fill) -> next.fills.put(id, fill.afterCrash(next, luck)));
        return next;
    }

    /// The objects held now.
    public synchronized Set<DataObjectId> heldIds() {
        return Set.copyOf(held.keySet());
    }

    /// The objects whose fill is open now.
    public synchronized Set<DataObjectId> openFills() {
        return fills.values().stream()
                .filter(InMemoryFill::isOpen)
                .map(fill -> fill.object().id())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// How many readers, of held objects and of fills, have not been closed.
    public int openReaders() {
        return openBytes.get();
    }

    @Override
    public synchronized Optional<ObjectBytes> open(DataObjectId id) {
        failIfTold(Call.OPEN);
        return whole(id).map(found -> new InMemoryBytes(this, found.content()));
    }

    @Override
    public synchronized Optional<Proof> proof(DataObjectId id) {
        return whole(id).filter(_ -> hasProof(id)).map(HeldObject::proof);
    }

    @Override
    public synchronized Optional<Held> find(DataObjectId id) {
        failIfTold(Call.FIND);
        return whole(id).map(found -> new Held(found.object(), found.mediaType()));
    }

    @Override
    public synchronized Fill fill(DataObject object) {
        failIfTold(Call.FILL);
        InMemoryFill left = fills.get(object.id());
        if (left != null && left.isOpen()) {
            throw new IllegalStateException("the fill of " + object.id() + " is open already");
        }
        InMemoryFill fill = left != null && left.isOf(object) ? left.reopened() : new InMemoryFill(this, object);
        fills.put(object.id(), fill);
        return fill;
    }

    /// Puts a file where the bytes of an object would lie, as another node does; what was held there is gone.
    public synchronized void leave(DataObjectId id, byte[] bytes, Instant modifiedAt) {
        held.remove(id);
        left.put(id, new LeftFile(new Unproven(id, bytes.length, modifiedAt), InMemoryContent.of(bytes)));
    }

    /// The files without a proof.
    public synchronized Set<DataObjectId> leftIds() {
        return Set.copyOf(left.keySet());
    }

    @Override
    public void scanUnproven(Predicate<DataObjectId> known, Consumer<Unproven> each) {
        List<LeftFile> all;
        synchronized (this) {
            all = new ArrayList<>(left.values());
        }
        all.stream().map(LeftFile::file).filter(file -> !known.test(file.id())).forEach(each);
    }

    @Override
    public synchronized Optional<Unproven> findUnproven(DataObjectId id) {
        return Optional.ofNullable(left.get(id)).map(LeftFile::file);
    }

    @Override
    public synchronized Optional<ObjectBytes> openUnproven(DataObjectId id) {
        failIfTold(Call.OPEN);
        return Optional.ofNullable(left.get(id)).map(found -> new InMemoryBytes(this, found.content()));
    }

    @Override
    public synchronized boolean adopt(DataObjectId id, Proof proof, MediaType mediaType) {
        failIfTold(Call.COMMIT);
        LeftFile file = left.get(id);
        HeldObject known = held.get(id);
        InMemoryContent content = file != null ? file.content() : known != null ? known.content() : null;
        if (content == null || content.size() != proof.size()) {
            return false;
        }
        DataObject object = new DataObject(id, proof.size(), proof.root(), Optional.empty());
        held.put(id, new HeldObject(object, proof, mediaType, content));
        lost.remove(id);
        left.remove(id);
        return true;
    }

    @Override
    public synchronized Optional<Remains> remains(DataObjectId id) {
        failIfTold(Call.REMAINS);
        return Optional.ofNullable(held.get(id))
                .filter(_ -> hasProof(id))
                .map(found -> new InMemoryRemains(this, found.object(), found.proof(), found.content()));
    }

    @Override
    public synchronized void delete(DataObjectId id) {
        failIfTold(Call.DELETE);
        held.remove(id);
        left.remove(id);
    }

    @Override
    public void scan(Consumer<Held> each) {
        List<HeldObject> all;
        synchronized (this) {
            all = new ArrayList<>(held.values());
        }
        all.forEach(found -> each.accept(new Held(found.object(), found.mediaType())));
    }

    @Override
    public void scanFills(Consumer<LeftFill> each) {
        List<LeftFill> all;
        synchronized (this) {
            all = fills.values().stream()
                    .filter(fill -> !fill.isOpen() && fill.remembered() > 0)
                    .map(fill -> new LeftFill(fill.object(), fill.remembered()))
                    .toList();
        }
        all.forEach(each);
    }

    @Override
    public void sweepFills(Predicate<DataObjectId> wanted) {
        List<DataObjectId> left;
        synchronized (this) {
            left = fills.values().stream()
                    .filter(fill -> !fill.isOpen())
                    .map(fill -> fill.object().id())
                    .toList();
        }
        left.stream().filter(wanted.negate()).forEach(this::forgetLeft);
    }

    synchronized void failIfTold(Call call) {
        CacheFailure.Kind kind = failures.remove(call);
        if (kind != null) {
            throw new CacheFailure(kind, "told to fail: " + call);
        }
    }

    synchronized void hold(InMemoryFill fill, Proof proof, MediaType mediaType) {
        failIfTold(Call.COMMIT);
        DataObject object = fill.object();
        held.put(object.id(), new HeldObject(object, proof, mediaType, fill.content()));
        lost.remove(object.id());
        left.remove(object.id());
        fills.remove(object.id(), fill);
    }

    synchronized void forget(InMemoryFill fill) {
        fills.remove(fill.object().id(), fill);
    }

    private boolean hasProof(DataObjectId id) {
        return !lost.contains(id);
    }

    private Optional<HeldObject> whole(DataObjectId id) {
        return Optional.ofNullable(held.get(id))
                .filter(found -> found.content().size() == found.object().size());
    }

    void readerOpened() {
        openBytes.incrementAndGet();
    }

    void readerClosed() {
        openBytes.decrementAndGet();
    }

    private synchronized void forgetLeft(DataObjectId id) {
        InMemoryFill fill = fills.get(id);
        if (fill != null && !fill.isOpen()) {
            fills.remove(id);
        }
    }

    private record LeftFile(Unproven file, InMemoryContent content) {
        LeftFile copy() {
            return new LeftFile(file, content.copy());
        }
    }

    private record HeldObject(DataObject object, Proof proof, MediaType mediaType, InMemoryContent content) {
        HeldObject copy() {
            return new HeldObject(object, proof, mediaType, content.copy());
        }
    }
}
