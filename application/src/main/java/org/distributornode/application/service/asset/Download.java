package org.distributornode.application.service.asset;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;
import org.jspecify.annotations.Nullable;

/// An object on its way in, and everybody who waits for it. One at a time for each object.
///
/// The fill's thread reports here; readers ask here and leave an action to be run when it is worth asking again.
/// Lock order: this lock is taken last, and no action runs while it is held.
final class Download {

    private final DataObject object;
    private final long heldBack;
    private final Runnable onEnd;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private int readers;
    private boolean ended;
    private @Nullable BytesLost lost;

    /// @param heldBack bytes at the end of a whole answer that wait for the proof
    /// @param onEnd run just before the readers learn that the download ended
    Download(DataObject object, long heldBack, Runnable onEnd) {
        this.object = object;
        this.heldBack = heldBack;
        this.onEnd = onEnd;
    }

    private record Waiter(DownloadBytes reader, long position, Runnable action) {}

    DataObject object() {
        return object;
    }

    Optional<MediaType> mediaType() {
        return newest().flatMap(Attempt::mediaType);
    }

    /// A reader of the object, or empty if the download ended well and its file is let go of: the object is held then.
    Optional<AssetBytes> reader(boolean whole) {
        lock.lock();
        try {
            if (ended && readers == 0 && lost == null) {
                return Optional.empty();
            }
            if (object.size() == 0) {
                return Optional.of(new EmptyBytes(object.declaredType().orElse(MediaType.OCTET_STREAM)));
            }
            readers++;
            return Optional.of(new DownloadBytes(this, whole ? heldBack : 0));
        } finally {
            lock.unlock();
        }
    }

    /// A new try begins; readers that have sent nothing yet go over to it.
    Attempt begin(Fill fill) {
        Attempt attempt = new Attempt(fill);
        lock.lock();
        try {
            attempts.add(attempt);
        } finally {
            lock.unlock();
        }
        wake();
        return attempt;
    }

    /// No byte will come any more.
    void fail(BytesLost why) {
        onEnd.run();
        List<Attempt> useless;
        lock.lock();
        try {
            lost = why;
            useless = List.copyOf(attempts);
        } finally {
            lock.unlock();
        }
        useless.forEach(Attempt::discredit);
        settle();
    }

    /// The object is held. What readers still need stays until they close.
    void end() {
        onEnd.run();
        settle();
    }

    private void settle() {
        lock.lock();
        try {
            ended = true;
            releaseIfUnused();
        } finally {
            lock.unlock();
        }
        wake();
    }

    Optional<Attempt> newest() {
        lock.lock();
        try {
            return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
        } finally {
            lock.unlock();
        }
    }

    /// Why no byte will come any more, or empty.
    Optional<BytesLost> lost() {
        lock.lock();
        try {
            return Optional.ofNullable(lost);
        } finally {
            lock.unlock();
        }
    }

    void await(DownloadBytes reader, long position, Runnable action) {
        lock.lock();
        try {
            waiters.add(new Waiter(reader, position, action));
        } finally {
            lock.unlock();
        }
        if (reader.isWorthAsking(position)) {
            wake();
        }
    }

    void leave(DownloadBytes reader) {
        lock.lock();
        try {
            waiters.removeIf(waiter -> waiter.reader == reader);
            readers--;
            releaseIfUnused();
        } finally {
            lock.unlock();
        }
    }

    /// Runs the actions of all whose bytes have come, or never will.
    void wake() {
        List<Runnable> due = new ArrayList<>();
        lock.lock();
        try {
            for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
                Waiter waiter = each.next();
                if (waiter.reader.isWorthAsking(waiter.position)) {
                    each.remove();
                    due.add(waiter.action);
                }
            }
        } finally {
            lock.unlock();
        }
        due.forEach(Runnable::run);
    }

    private void releaseIfUnused() {
        if (ended && readers == 0) {
            attempts.forEach(Attempt::release);
        }
    }
}
