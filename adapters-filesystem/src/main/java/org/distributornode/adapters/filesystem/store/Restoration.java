package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.distributornode.domain.store.StoreBucketId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks through the mountpaths at a start: what is there is indexed, what came to no end or belongs to no bucket is
/// deleted.
final class Restoration {

    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);
    private static final int THREADS = 8;

    private final StoreParts parts;
    private final Stripes stripes;
    private final LongAdder reads = new LongAdder();

    Restoration(StoreParts parts, Stripes stripes) {
        this.parts = parts;
        this.stripes = stripes;
    }

    /// Takes up what lies on one mountpath while the store runs.
    void takeUp(Mountpath mountpath) throws IOException {
        Trees.in(mountpath.staging()).forEach(Trees::delete);
        Set<String> known =
                parts.buckets().keySet().stream().map(StoreBucketId::toString).collect(Collectors.toSet());
        for (Path top : List.of(mountpath.objects(), mountpath.drafts())) {
            Trees.in(top).stream()
                    .filter(folder -> !known.contains(folder.getFileName().toString()))
                    .forEach(Trees::delete);
        }
        long now = parts.now(mountpath);
        for (BucketIndex bucket : parts.buckets().values()) {
            Place place = new Place(mountpath, bucket, IndexFile.open(mountpath, bucket.id()), now);
            for (Path folder : Trees.in(mountpath.objects(bucket.id()))) {
                index(place, folder);
            }
        }
    }

    /// @return how many files had to be read
    long run(Set<StoreBucketId> buckets) throws IOException {
        reads.reset();
        buckets.forEach(id -> parts.buckets().put(id, parts.newBucket(id)));
        Predicate<Path> named = folder -> buckets.stream()
                .anyMatch(id -> id.toString().equals(folder.getFileName().toString()));
        for (Mountpath mountpath : parts.mountpaths().all()) {
            Trees.in(mountpath.staging()).forEach(Trees::delete);
            Trees.in(mountpath.objects()).stream().filter(named.negate()).forEach(Trees::delete);
            Trees.in(mountpath.drafts()).stream().filter(named.negate()).forEach(Trees::delete);
            Trees.in(mountpath.index()).stream().filter(named.negate()).forEach(Trees::delete);
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> runs = new ArrayList<>();
            for (Mountpath mountpath : parts.mountpaths().all()) {
                long now = parts.now(mountpath);
                for (BucketIndex bucket : parts.buckets().values()) {
                    Place place = new Place(mountpath, bucket, IndexFile.open(mountpath, bucket.id()), now);
                    for (Path folder : Trees.in(mountpath.objects(bucket.id()))) {
                        runs.add(threads.submit(() -> {
                            index(place, folder);
                            return true;
                        }));
                    }
                }
            }
            await(runs);
        }
        return reads.sum();
    }

    private static void await(List<Future<?>> runs) throws IOException {
        try {
            for (Future<?> run : runs) {
                run.get();
            }
        } catch (ExecutionException e) {
            runs.forEach(run -> run.cancel(true));
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case null, default -> throw new IOException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// A bucket on a mountpath.
    ///
    /// @param now not after anything on it is looked at, see [SeenFile]
    private record Place(Mountpath mountpath, BucketIndex bucket, IndexFile index, long now) {}

    /// A folder or a file that cannot be read is not there for now.
    private void index(Place place, Path folder) throws IOException {
        Map<Path, IndexFile.Known> known =
                place.index.known(FileNames.folder(folder.getFileName().toString()));
        List<Path> files = List.of();
        try {
            files = Trees.in(folder);
        } catch (IOException e) {
            parts.passedOver().set(true);
            StoreFailures.passOver("objects", folder, e);
        }
        for (Path path : files) {
            try {
                index(place, path, known.get(path));
            } catch (IOException e) {
                parts.passedOver().set(true);
                StoreFailures.passOver("an object", path, e);
            }
        }
    }

    private void index(Place place, Path path, IndexFile.@Nullable Known before) throws IOException {
        SeenFile file = parts.sight().see(place.mountpath, path);
        if (before != null && before.file().equals(file)) {
            add(place, before.read(), Optional.of(file));
            return;
        }
        reads.increment();
        Optional<ObjectFile.Read> read = read(place, path);
        if (read.isPresent()) {
            add(place, read.get(), Optional.of(file).filter(seen -> seen.isSettled(place.now)));
        } else {
            LOG.warn("no object: place={} why=\"it does not end as one\"", path);
        }
    }

    private Optional<ObjectFile.Read> read(Place place, Path path) throws IOException {
        try {
            return parts.sight()
                    .read(
                            path,
                            object -> place.mountpath
                                    .file(place.bucket.id(), object.name())
                                    .equals(path));
        } catch (NewerFile e) {
            throw StoreFailures.of("reading an object", path, e);
        }
    }

    private void add(Place place, ObjectFile.Read read, Optional<SeenFile> file) throws IOException {
        IndexEntry entry = new IndexEntry(place.mountpath, read.object(), read.end());
        file.ifPresent(entry::see);
        add(place.bucket, entry, read.object());
    }

    /// Files that say the same are copies; of others a crash left the older one.
    private void add(BucketIndex bucket, IndexEntry entry, ObjectRecord object) throws IOException {
        parts.changes().accumulateAndGet(entry.change(), Math::max);
        List<IndexEntry> lost = new ArrayList<>();
        stripes.write(object.name(), () -> {
            Optional<IndexEntry> before = bucket.find(object.name());
            parts.budget().count(entry.end());
            if (before.isEmpty()) {
                bucket.put(object.name(), entry);
            } else if (before.get().record(object.name()).says(object)) {
                List<Mountpath> places = new ArrayList<>(before.get().places());
                places.removeAll(entry.places());
                places.addAll(entry.places());
                bucket.put(object.name(), before.get().at(places, object.name()).and(entry));
            } else if (isOlder(entry, before.get())) {
                lost.add(entry);
            } else {
                lost.add(before.get());
                bucket.put(object.name(), entry);
            }
            return true;
        });
        for (IndexEntry old : lost) {
            parts.budget().giveBack(old.stored());
            for (Mountpath place : old.places()) {
                delete(place.file(bucket.id(), object.name()));
            }
        }
    }

    private void delete(Path path) throws IOException {
        try {
            parts.disk().delete(path);
        } catch (IOException e) {
            StoreFailures.passOver("an older object", path, e);
        }
    }

    private static boolean isOlder(IndexEntry one, IndexEntry other) {
        return one.change() == other.change() ? one.written().isBefore(other.written()) : one.change() < other.change();
    }
}
