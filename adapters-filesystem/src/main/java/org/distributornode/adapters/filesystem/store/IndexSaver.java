package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.distributornode.application.port.store.ObjectStore.Watcher;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoreBucketId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the indexes of all buckets: after a start, after many changes, and at the end. Nothing waits for it, it holds
/// no lock, and it may fail. What it writes of a file the file itself said, while it was as it is told apart by.
final class IndexSaver implements Watcher {

    private static final Logger LOG = LoggerFactory.getLogger(IndexSaver.class);

    /// So many changes of a bucket are more than a start should have to read.
    private static final long MANY = 20_000;

    /// No longer than this is written at the end. What was written before stays, and the next start reads more.
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final StoreParts parts;
    private final Map<StoreBucketId, AtomicLong> changes = new ConcurrentHashMap<>();
    private volatile boolean whole;
    private volatile Instant until = Instant.MAX;

    IndexSaver(StoreParts parts) {
        this.parts = parts;
        parts.watchers().add(this);
    }

    /// All that is on the mountpaths is known.
    ///
    /// @param reads how many files had to be read for that
    void begin(long reads) {
        changes.clear();
        whole = true;
        if (reads >= MANY) {
            parts.sweeper().execute(() -> parts.buckets().keySet().forEach(this::save));
        }
    }

    /// Nothing changes any more. Takes ten seconds at most, and what one write takes.
    ///
    /// @param last runs afterwards, whatever happens
    void endBefore(Runnable last) {
        until = parts.clock().instant().plus(LONGEST_END);
        try {
            if (whole) {
                parts.buckets().keySet().forEach(this::save);
            }
        } finally {
            last.run();
        }
    }

    @Override
    public void changed(StoreBucketId bucket, ObjectName name) {
        if (whole && changes.computeIfAbsent(bucket, _ -> new AtomicLong()).incrementAndGet() == MANY) {
            parts.sweeper().execute(() -> save(bucket));
        }
    }

    @Override
    public void dropped(StoreBucketId bucket) {
        changes.remove(bucket);
    }

    private synchronized void save(StoreBucketId id) {
        Optional<BucketIndex> bucket = parts.bucket(id);
        if (bucket.isEmpty()) {
            return;
        }
        Optional.ofNullable(changes.get(id)).ifPresent(count -> count.set(0));
        for (Mountpath mountpath : parts.mountpaths().all()) {
            if (isLate()) {
                return;
            }
            Path staged = parts.staging(mountpath);
            try {
                write(mountpath, bucket.get(), staged);
                parts.move(place -> parts.disk().move(staged, place), mountpath.index(id));
            } catch (IOException | ArithmeticException e) {
                LOG.warn("index not written: mountpath={} why={}", mountpath.path(), String.valueOf(e));
                Trees.delete(staged);
            }
        }
    }

    private void write(Mountpath mountpath, BucketIndex bucket, Path staged) throws IOException {
        long now = parts.now(mountpath);
        try (FileChannel channel = parts.disk().create(staged)) {
            long at = write(channel, IndexFile.head(), 0);
            List<List<String>> folders = bucket.foldersOn(mountpath);
            for (int folder = 0; folder < folders.size(); folder++) {
                List<byte[]> files = new ArrayList<>();
                for (String name : folders.get(folder)) {
                    if (isLate()) {
                        throw new IOException("the node stops: the one before stays");
                    }
                    tell(mountpath, bucket, new ObjectName(name), now).ifPresent(files::add);
                }
                if (!files.isEmpty()) {
                    at = write(channel, IndexFile.block(mountpath, bucket.id(), folder, files), at);
                }
            }
        }
    }

    private boolean isLate() {
        return parts.clock().instant().isAfter(until);
    }

    private long write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
        long end = at + bytes.remaining();
        parts.disk().write(channel, bytes, at);
        return end;
    }

    /// Empty of what may change without being told apart, and of what is not what is known.
    private Optional<byte[]> tell(Mountpath mountpath, BucketIndex bucket, ObjectName name, long now) {
        Optional<IndexEntry> entry = bucket.find(name);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Path path = mountpath.file(bucket.id(), name);
        try {
            SeenFile file = parts.sight().see(mountpath, path);
            if (!entry.get().sees(file)) {
                if (!file.isSettled(now) || !says(path, name, entry.get())) {
                    return Optional.empty();
                }
                entry.get().see(file);
            }
            return Optional.of(
                    IndexFile.file(file, entry.get().record(name), entry.get().end()));
        } catch (IOException e) {
            LOG.debug("not indexed: place={} why={}", path, String.valueOf(e));
            return Optional.empty();
        }
    }

    private boolean says(Path path, ObjectName name, IndexEntry entry) throws IOException {
        return parts.sight()
                .read(path, object -> object.name().equals(name))
                .filter(read -> read.end() == entry.end() && entry.record(name).says(read.object()))
                .isPresent();
    }
}
