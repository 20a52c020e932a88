package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.distributornode.adapters.filesystem.cache.Disk;
import org.distributornode.application.port.store.ObjectStore.Room;
import org.distributornode.application.port.store.ObjectStore.Watcher;
import org.distributornode.domain.store.StoreBucketId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the parts of one store share.
///
/// @param sweeper runs what nobody waits for
record StoreParts(
        Disk disk,
        FileSight sight,
        Mountpaths mountpaths,
        Budget budget,
        InstantSource clock,
        Executor sweeper,
        Map<StoreBucketId, BucketIndex> buckets,
        List<Watcher> watchers,
        AtomicLong changes,
        AtomicLong files,
        AtomicBoolean passedOver) {

    private static final Logger LOG = LoggerFactory.getLogger(StoreParts.class);

    StoreParts(Files files, Mountpaths mountpaths, Budget budget, InstantSource clock, Executor sweeper) {
        this(
                files.disk,
                files.sight,
                mountpaths,
                budget,
                clock,
                sweeper,
                new ConcurrentHashMap<>(),
                new CopyOnWriteArrayList<>(),
                new AtomicLong(),
                new AtomicLong(),
                new AtomicBoolean());
    }

    /// How files are changed, and looked at.
    record Files(Disk disk, FileSight sight) {

        static Files on(Disk disk) {
            return new Files(disk, new LocalSight());
        }

        Files relaxed() {
            return new Files(new RelaxedDisk(disk), sight);
        }
    }

    BucketIndex newBucket(StoreBucketId id) {
        return new BucketIndex(id, watchers);
    }

    Optional<BucketIndex> bucket(StoreBucketId id) {
        return Optional.ofNullable(buckets.get(id));
    }

    /// A place for something on its way.
    Path staging(Mountpath mountpath) {
        return mountpath.staging().resolve(Long.toString(files.incrementAndGet()));
    }

    /// The time of the mountpath's file system, in nanoseconds; the beginning of all time if it cannot be told.
    long now(Mountpath mountpath) {
        try {
            return sight.now(mountpath, staging(mountpath));
        } catch (IOException e) {
            LOG.warn("no time: mountpath={} why={}", mountpath.path(), String.valueOf(e));
            return Long.MIN_VALUE / 2;
        }
    }

    StagedFile stage(Mountpath mountpath) {
        mountpaths.expect(mountpath);
        return new StagedFile(disk, budget, staging(mountpath), () -> mountpaths.arrived(mountpath));
    }

    /// Moves to a place whose folder, and the one above it, may not exist yet.
    void move(Move move, Path to) throws IOException {
        try {
            move.to(to);
        } catch (NoSuchFileException _) {
            Path folder = Trees.folder(to);
            createFolder(Trees.folder(folder));
            createFolder(folder);
            move.to(to);
        }
    }

    @FunctionalInterface
    interface Move {
        void to(Path place) throws IOException;
    }

    void createFolder(Path folder) throws IOException {
        if (disk.createFolder(folder)) {
            disk.forceFolder(Trees.folder(folder));
        }
    }

    /// Takes a folder away at once, and what is in it a little later. One that is not there is ignored.
    void remove(Mountpath mountpath, Path folder) throws IOException {
        Path aside = staging(mountpath);
        try {
            disk.move(folder, aside);
        } catch (NoSuchFileException _) {
            return;
        }
        disk.forceFolder(Trees.folder(folder));
        sweeper.execute(() -> Trees.delete(aside));
    }

    /// Takes away all that is kept of a bucket. What a mountpath refuses to let go of is left to the next start.
    void removeAll(StoreBucketId bucket) {
        for (Mountpath mountpath : mountpaths.all()) {
            for (Path folder : List.of(mountpath.objects(bucket), mountpath.drafts(bucket), mountpath.index(bucket))) {
                try {
                    remove(mountpath, folder);
                } catch (IOException e) {
                    LOG.warn("bucket not deleted: place={} why={}", folder, String.valueOf(e));
                }
            }
        }
    }

    /// Higher than all before, also than those on a mountpath that is not in use.
    long nextChange() {
        Instant now = clock.instant();
        long micros = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
        return changes.updateAndGet(last -> Math.max(last + 1, micros));
    }

    Room room() throws IOException {
        long left = Math.max(0, budget.limit() - budget.used());
        return new Room(budget.limit(), budget.used(), Math.min(left, mountpaths.usable()));
    }
}
