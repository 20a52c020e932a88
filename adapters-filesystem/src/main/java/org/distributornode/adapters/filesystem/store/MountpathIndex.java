package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.distributornode.domain.store.StoreBucketId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the files on a mountpath say of the objects in them, once more, so that a start need not read them all:
///
/// ```
/// <mountpath>/index/files-<number>     what all of them said once, see IndexFile
/// <mountpath>/index/changes-<number>   which of them changed since, see ChangeLog
/// ```
///
/// It counts folder by folder, and only if it cannot be wrong: the file system changes the time of a folder with the
/// names in it, and both reach the medium together. A file is told of before it changes and the time of its folder
/// afterwards, all in one order. So if a folder has the time that was told of last, all its changes were told of,
/// whatever was lost behind that; else its files are read. The time says nothing of files that change where they are:
/// those are told of on the medium. Where nothing is forced to the medium, it counts until the system ends. If it
/// cannot be written it goes, and the next start reads all files.
///
/// Safe for use by any thread.
final class MountpathIndex {

    private static final Logger LOG = LoggerFactory.getLogger(MountpathIndex.class);

    /// It is written anew after so many changes at least, and a tenth of the number of files.
    private static final int FEWEST_CHANGES = 1_000;

    private static final int SHARE = 10;

    /// From the folder of all objects to the file of one.
    private static final int DEPTH = 3;

    private final Mountpath mountpath;
    private final IndexFolder folder;
    private final Map<StoreBucketId, BucketIndex> buckets;
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable ChangeLog log;
    private long number;
    private long changes;
    private long most = FEWEST_CHANGES;
    private boolean closed;
    /// What is written does not count, and must go before anything changes.
    private boolean stale;

    /// @param buckets those of the store, at any time
    MountpathIndex(IndexFolder folder, Map<StoreBucketId, BucketIndex> buckets) {
        this.mountpath = folder.mountpath();
        this.folder = folder;
        this.buckets = buckets;
    }

    /// Which file of an object this is; empty if it is none on this mountpath.
    Optional<IndexedFile> find(Path file) {
        Path objects = mountpath.objects();
        return file.getNameCount() == objects.getNameCount() + DEPTH && file.startsWith(objects)
                ? BucketFolder.of(Trees.folder(file))
                        .map(at -> new IndexedFile(this, at, file.getFileName().toString()))
                : Optional.empty();
    }

    /// What it says at a start; nothing if it says nothing that counts.
    synchronized KnownFiles load() {
        try {
            number = folder.last();
            return folder.load();
        } catch (IOException e) {
            LOG.warn("index unreadable, all files are read: mountpath={} why={}", mountpath.path(), e.getMessage());
            return KnownFiles.nothing();
        }
    }

    /// From now on changes are told of.
    ///
    /// @param known what it said of the files that are there by now
    void begin(KnownFiles known) {
        try {
            if (known.isWhole(buckets.keySet())) {
                reopen();
            } else {
                folder.make();
                write(false);
            }
        } catch (IOException e) {
            LOG.warn("no index is kept: mountpath={} why={}", mountpath.path(), e.getMessage());
            lose();
        }
    }

    private synchronized void reopen() throws IOException {
        log = ChangeLog.reopen(folder.disk(), folder.changes(number));
    }

    private synchronized void lose() {
        stale = log == null;
    }

    /// A file may change, come or go.
    ///
    /// @param inPlace whether it changes where it is
    /// @throws IOException if it must not change: nobody would know of that
    void before(BucketFolder at, String file, boolean inPlace) throws IOException {
        ChangeLog now = change(at, file);
        if (inPlace && now != null) {
            try {
                now.force();
            } catch (IOException e) {
                giveUp(e);
            }
        }
    }

    private synchronized @Nullable ChangeLog change(BucketFolder at, String file) throws IOException {
        if (closed) {
            throw new IOException("the store is closed");
        }
        if (stale) {
            folder.discard();
            stale = false;
        }
        changes++;
        if (log != null) {
            try {
                log.change(at, file);
            } catch (IOException e) {
                giveUp(e);
            }
        }
        return log;
    }

    /// What was told of this folder has come about.
    synchronized void after(BucketFolder at) {
        if (log == null || closed) {
            return;
        }
        try {
            log.time(at, BucketFolder.time(at.on(mountpath)));
        } catch (IOException e) {
            LOG.debug("time untold, files are read at the next start: mountpath={}", mountpath.path(), e);
        }
    }

    private synchronized void giveUp(IOException why) throws IOException {
        LOG.warn("no index is kept any more: mountpath={} why={}", mountpath.path(), why.getMessage());
        ChangeLog before = log;
        log = null;
        stale = true;
        if (before != null) {
            before.close();
        }
        folder.discard();
        stale = false;
    }

    /// Whether it should be written anew; says so once.
    synchronized boolean isDue() {
        boolean due = changes >= most && !closed;
        changes = due ? 0 : changes;
        return due;
    }

    /// Writes it anew, while the store is in use.
    void renew() {
        attempt(false);
    }

    /// Writes it for the last time: from now on no file may change.
    void close() {
        attempt(true);
    }

    private void attempt(boolean last) {
        try {
            write(last);
        } catch (IOException e) {
            LOG.warn("index not written: mountpath={} why={}", mountpath.path(), e.getMessage());
        }
    }

    private void write(boolean last) throws IOException {
        if (buckets.values().stream().anyMatch(BucketIndex::isChanging)) {
            return; // would wait for itself
        }
        writing.lock();
        try {
            Optional<ChangeLog> begun = beginLog(last);
            if (begun.isPresent()) {
                List<BucketIndex> settled = buckets.values().stream()
                        .filter(BucketIndex::awaitChanges)
                        .toList();
                wrote(folder.write(number(), begun.get(), settled, last));
            }
        } finally {
            writing.unlock();
        }
    }

    private synchronized long number() {
        return number;
    }

    private synchronized void wrote(long files) {
        most = Math.max(FEWEST_CHANGES, files / SHARE);
    }

    /// What is told from now on is behind all that was told before, also on the medium.
    private synchronized Optional<ChangeLog> beginLog(boolean last) throws IOException {
        if (closed) {
            return Optional.empty();
        }
        closed = last;
        changes = 0;
        ChangeLog before = log;
        if (before != null) {
            before.force();
        }
        ChangeLog begun = folder.begin(number + 1);
        number++;
        log = begun;
        stale = false;
        if (before != null) {
            before.close();
        }
        return Optional.of(begun);
    }
}
