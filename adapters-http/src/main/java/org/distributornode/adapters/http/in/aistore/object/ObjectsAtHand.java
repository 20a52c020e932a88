package org.distributornode.adapters.http.in.aistore.object;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.ReentrantLock;
import org.distributornode.adapters.http.hit.OpenObject;
import org.distributornode.adapters.http.netty.hit.AtHand;
import org.distributornode.adapters.http.netty.hit.HotObjects;
import org.distributornode.adapters.http.netty.hit.HotRing;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.bytes.ObjectFile;
import org.distributornode.application.port.PortFailure;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.store.ReadObject;
import org.distributornode.application.usecase.store.ReadObject.Outcome.Opened;
import org.distributornode.application.usecase.store.ReadObject.Seen;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucketId;
import org.jspecify.annotations.Nullable;

/// The objects of this node that are asked for again and again: small ones in memory, larger ones open. Safe for use by
/// any thread.
///
/// What is handed out is what its mark says; that an object has changed is heard as well, so that nothing of it is kept
/// longer than it is there.
public final class ObjectsAtHand implements ReadObject.Watcher {

    private static final int ASKED_ONCE = 1 << 12;

    private final ReadObject reading;
    private final HotObjects.Files files;
    private final AtHand.Memory memory = new AtHand.Memory();
    private final Map<Place, Kept> kept = new ConcurrentHashMap<>();
    private final Map<Place, Boolean> loading = new ConcurrentHashMap<>();
    private final AtomicIntegerArray askedOnce = new AtomicIntegerArray(ASKED_ONCE);
    private final ReentrantLock lock = new ReentrantLock();
    private final HotRing<Kept> inMemory;
    private final HotRing<Kept> open;

    private record Place(StoreBucketId bucket, ObjectName name) {}

    /// Compared by identity.
    private static final class Kept implements HotRing.Member {

        private final Place place;
        private final Object mark;
        private final AtHand bytes;
        private final long size;

        Kept(Place place, Seen seen, AtHand bytes) {
            this.place = place;
            this.mark = seen.mark();
            this.bytes = bytes;
            this.size = seen.object().size();
        }

        @Override
        public boolean wasAsked() {
            return bytes.wasAsked();
        }
    }

    public ObjectsAtHand(ReadObject reading, HotObjects.Limits limits, HotObjects.Files files) {
        this.reading = reading;
        this.files = files;
        this.inMemory = new HotRing<>(limits.bodyBytes(), each -> HotObjects.weight(each.size));
        this.open = new HotRing<>(limits.openFiles(), _ -> 1);
        reading.watch(this);
    }

    /// The bytes of this very object, if they are at hand; if not, they may be next time. Waits for nothing.
    Optional<AtHand> find(Seen seen) {
        Place place = new Place(seen.bucket().id(), seen.object().name());
        Kept found = kept.get(place);
        if (found == null || !isSame(found.mark, seen)) {
            want(place, seen);
            return Optional.empty();
        }
        found.bytes.noteAsked();
        return Optional.of(found.bytes);
    }

    @Override
    public void changed(StoreBucketId bucket, ObjectName name) {
        if (!kept.isEmpty()) {
            forget(new Place(bucket, name));
        }
    }

    @Override
    public void dropped(StoreBucketId bucket) {
        List.copyOf(kept.keySet()).stream()
                .filter(place -> place.bucket.equals(bucket))
                .forEach(this::forget);
    }

    /// It comes in when it is asked for a second time.
    private void want(Place place, Seen seen) {
        int hash = place.hashCode() | 1;
        boolean again = askedOnce.getAndSet((hash ^ (hash >>> 12)) & (ASKED_ONCE - 1), hash) == hash;
        if (again && loading.putIfAbsent(place, true) == null) {
            files.threads().execute(() -> {
                try {
                    load(place, seen);
                } finally {
                    loading.remove(place);
                }
            });
        }
    }

    /// What cannot be had now is left to those who can say why.
    private void load(Place place, Seen seen) {
        try {
            if (reading.open(seen.bucket().name(), place.name, new Extent.Whole()) instanceof Opened opened) {
                AtHand bytes = isCurrent(seen) ? bytes(opened.bytes()) : null;
                if (bytes == null) {
                    opened.close();
                } else {
                    keep(new Kept(place, seen, bytes), seen);
                }
            }
        } catch (PortFailure | IOException _) {
            return;
        }
    }

    /// What was opened before the object is seen to be the same is of that object.
    private boolean isCurrent(Seen seen) {
        return reading.see(seen.bucket().name(), seen.object().name())
                .filter(now -> isSame(now.mark(), seen))
                .isPresent();
    }

    @SuppressWarnings("ReferenceEquality") // marks are nothing but themselves
    private static boolean isSame(Object mark, Seen seen) {
        return mark == seen.mark();
    }

    /// Takes over the bytes, unless it gives none.
    private @Nullable AtHand bytes(ObjectBytes bytes) throws IOException {
        if (bytes.size() <= HotObjects.LARGEST_BODY && inMemory.fits(HotObjects.weight(bytes.size()))) {
            AtHand read = memory.read(bytes).orElse(null);
            if (read != null) {
                bytes.close();
            }
            return read;
        }
        ObjectFile file = bytes.file().orElse(null);
        return file == null || file.channel().size() < bytes.size() || bytes.size() == 0 || !open.fits(1)
                ? null
                : AtHand.open(
                        new OpenObject(bytes, file.channel(), files.residency().of(file), files.threads()));
    }

    private void keep(Kept loaded, Seen seen) {
        List<Kept> gone = new ArrayList<>();
        lock.lock();
        try {
            Kept before = kept.put(loaded.place, loaded);
            if (before != null) {
                ring(before).remove(before);
                gone.add(before);
            }
            HotRing<Kept> ring = ring(loaded);
            ring.add(loaded);
            while (ring.isFull()) {
                Kept evicted = ring.evict();
                kept.remove(evicted.place);
                gone.add(evicted);
            }
        } finally {
            lock.unlock();
        }
        gone.forEach(each -> each.bytes.release());
        if (!isCurrent(seen)) {
            forget(loaded.place);
        }
    }

    private void forget(Place place) {
        lock.lock();
        try {
            Kept gone = kept.remove(place);
            if (gone != null) {
                ring(gone).remove(gone);
                gone.bytes.release();
            }
        } finally {
            lock.unlock();
        }
    }

    private HotRing<Kept> ring(Kept each) {
        return each.bytes.isInMemory() ? inMemory : open;
    }
}
