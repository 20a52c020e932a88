package org.distributornode.adapters.http.netty.hit;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantLock;
import org.distributornode.adapters.http.hit.AssetHeads;
import org.distributornode.adapters.http.hit.OpenObject;
import org.distributornode.adapters.http.hit.Residency;
import org.distributornode.adapters.http.wire.MediaTypePolicy;
import org.distributornode.application.bytes.ObjectFile;
import org.distributornode.application.port.PortFailure;
import org.distributornode.application.usecase.asset.ServeHit;
import org.distributornode.application.usecase.asset.ServeHit.Opened;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.jspecify.annotations.Nullable;

/// The held objects that are at hand, small ones in memory, larger ones open. Safe for use by any thread.
///
/// Objects come in when they are asked for a second time. An object that changes is forgotten, and what is
/// being loaded of it meanwhile is not kept.
public final class HotObjects {

    /// Up to so many bytes an object is kept in memory: above, the system sends it for less.
    public static final int LARGEST_BODY = 64 * 1024;

    private static final int BESIDES = 1024;
    private static final int ASKED_ONCE = 1 << 12;
    private static final int CHANGES = 1 << 8;

    private final ServeHit hits;
    private final AssetHeads heads;
    private final Executor threads;
    private final Residency.Watch residency;
    private final AtHand.Memory memory = new AtHand.Memory();
    private final Map<DataObjectId, HotObject> hot = new ConcurrentHashMap<>();
    private final Map<DataObjectId, Boolean> loading = new ConcurrentHashMap<>();
    private final AtomicLongArray askedOnce = new AtomicLongArray(ASKED_ONCE);
    private final AtomicLongArray changes = new AtomicLongArray(CHANGES);
    private final ReentrantLock lock = new ReentrantLock();
    private final HotRing<HotObject> bodies;
    private final HotRing<HotObject> files;

    /// @param bodyBytes how much memory bodies may take
    /// @param openFiles how many files may be open
    public record Limits(long bodyBytes, int openFiles) {}

    /// How files are looked after.
    ///
    /// @param threads open, read and close them
    public record Files(Executor threads, Residency.Watch residency) {}

    public HotObjects(ServeHit hits, MediaTypePolicy policy, Limits limits, Files files) {
        this.hits = hits;
        this.heads = new AssetHeads(policy);
        this.threads = files.threads();
        this.residency = files.residency();
        this.bodies =
                new HotRing<>(limits.bodyBytes(), each -> weight(each.object().size()));
        this.files = new HotRing<>(limits.openFiles(), _ -> 1);
        hits.onChange(this::forget);
    }

    /// What a body counts for in a budget: the memory that it takes, and what it takes besides, in the heap too. Else
    /// a budget could be filled by hundreds of thousands of tiny ones.
    public static long weight(long bodyBytes) {
        return AtHand.Memory.takenBy(bodyBytes) + BESIDES;
    }

    /// The object if it is at hand; if not, it may be next time. Waits for nothing.
    @Nullable
    HotObject find(DataObjectId id) {
        HotObject found = hot.get(id);
        if (found == null) {
            want(id);
        } else {
            found.bytes().noteAsked();
        }
        return found;
    }

    /// A held object's file with a share for the caller, from here or opened for this; empty if it is not to
    /// be had. Waits for the disk.
    public Optional<OpenObject> open(DataObjectId id) {
        HotObject found = hot.get(id);
        if (found == null) {
            load(id);
            found = hot.get(id);
        }
        return found == null
                ? Optional.empty()
                : Optional.ofNullable(found.bytes().takeFile());
    }

    /// Lets go of an object.
    void forget(DataObjectId id) {
        lock.lock();
        try {
            changes.incrementAndGet(slot(id, CHANGES));
            HotObject gone = hot.remove(id);
            if (gone != null) {
                ring(gone).remove(gone);
                gone.bytes().release();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Bytes of memory that bodies take, with what belongs to each.
    public long bodyBytes() {
        lock.lock();
        try {
            return bodies.taken();
        } finally {
            lock.unlock();
        }
    }

    /// Bytes of memory that are taken from the system for bodies.
    long memory() {
        return memory.taken();
    }

    /// How many files are open here, but for those that answers under way still need.
    public long openFiles() {
        lock.lock();
        try {
            return files.taken();
        } finally {
            lock.unlock();
        }
    }

    private void want(DataObjectId id) {
        boolean again = askedOnce.getAndSet(slot(id, ASKED_ONCE), ~id.bits()) == ~id.bits();
        if (again && loading.putIfAbsent(id, true) == null) {
            threads.execute(() -> {
                try {
                    load(id);
                } finally {
                    loading.remove(id);
                }
            });
        }
    }

    /// What cannot be had now is left to those who can say why.
    private void load(DataObjectId id) {
        long change = changes.get(slot(id, CHANGES));
        try {
            Optional<Opened> opened = hits.open(id);
            HotObject loaded = opened.isEmpty() ? null : load(opened.get());
            if (loaded != null) {
                keep(loaded, change);
            }
        } catch (PortFailure | IOException _) {
            return;
        }
    }

    private @Nullable HotObject load(Opened opened) throws IOException {
        DataObject object = opened.object();
        ObjectFile file = opened.bytes().file().orElse(null);
        boolean small = object.size() <= LARGEST_BODY;
        boolean done = false;
        try {
            HotObject loaded = null;
            if (small && bodies.fits(weight(object.size()))) {
                loaded = memory.read(opened.bytes())
                        .map(body -> new HotObject(object, heads.of(object, opened.mediaType()), body))
                        .orElse(null);
            } else if (file != null && file.channel().size() == object.size() && object.size() > 0 && files.fits(1)) {
                AssetHeads.Heads head = heads.of(object, opened.mediaType());
                OpenObject open = new OpenObject(opened.bytes(), file.channel(), residency.of(file), threads);
                loaded = new HotObject(object, head, AtHand.open(open));
                done = true;
            }
            return loaded;
        } finally {
            if (!done) {
                opened.bytes().close();
            }
        }
    }

    private void keep(HotObject loaded, long change) {
        DataObjectId id = loaded.object().id();
        lock.lock();
        try {
            if (changes.get(slot(id, CHANGES)) != change || hot.putIfAbsent(id, loaded) != null) {
                loaded.bytes().release();
                return;
            }
            HotRing<HotObject> ring = ring(loaded);
            ring.add(loaded);
            while (ring.isFull()) {
                HotObject gone = ring.evict();
                hot.remove(gone.object().id());
                gone.bytes().release();
            }
        } finally {
            lock.unlock();
        }
    }

    private HotRing<HotObject> ring(HotObject each) {
        return each.bytes().isInMemory() ? bodies : files;
    }

    private static int slot(DataObjectId id, int slots) {
        return (int) ((id.bits() * 0x9E3779B97F4A7C15L) >>> 40) & (slots - 1);
    }
}
