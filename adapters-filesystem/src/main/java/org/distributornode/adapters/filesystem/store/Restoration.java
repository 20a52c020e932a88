package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.distributornode.domain.store.StoreBucketId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks through the mountpaths at a start: what is there is indexed, what came to no end or belongs to no bucket is
/// deleted.
final class Restoration {

    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);
    private static final int THREADS = 8;

    private final StoreParts parts;
    private final Stripes stripes;

    Restoration(StoreParts parts, Stripes stripes) {
        this.parts = parts;
        this.stripes = stripes;
    }

    /// Takes up what lies on one mountpath while the store runs.
    void takeUp(Mountpath mountpath) throws IOException {
        Trees.in(mountpath.staging()).forEach(Trees::delete);
        Trees.in(mountpath.drafts()).forEach(Trees::delete);
        Set<String> known =
                parts.buckets().keySet().stream().map(StoreBucketId::toString).collect(Collectors.toSet());
        Trees.in(mountpath.objects()).stream()
                .filter(folder -> !known.contains(folder.getFileName().toString()))
                .forEach(Trees::delete);
        KnownFiles files = parts.index().load(mountpath);
        for (BucketIndex bucket : parts.buckets().values()) {
            for (Path folder : Trees.in(mountpath.objects(bucket.id()))) {
                index(new Look(mountpath, files, bucket, folder));
            }
        }
        parts.index().begin(mountpath, files);
    }

    /// @param files what is known of them
    private record Look(Mountpath mountpath, KnownFiles files, BucketIndex bucket, Path folder) {}

    void run(Set<StoreBucketId> buckets) throws IOException {
        buckets.forEach(id -> parts.buckets().put(id, parts.newBucket(id)));
        Predicate<Path> named = folder -> buckets.stream()
                .anyMatch(id -> id.toString().equals(folder.getFileName().toString()));
        for (Mountpath mountpath : parts.mountpaths().all()) {
            Trees.in(mountpath.staging()).forEach(Trees::delete);
            Trees.in(mountpath.objects()).stream().filter(named.negate()).forEach(Trees::delete);
            Trees.in(mountpath.drafts()).stream().filter(named.negate()).forEach(Trees::delete);
        }
        Map<Mountpath, KnownFiles> known = new LinkedHashMap<>();
        for (Mountpath mountpath : parts.mountpaths().all()) {
            known.put(mountpath, parts.index().load(mountpath));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> runs = new ArrayList<>();
            for (Look look : looks(known)) {
                runs.add(threads.submit(() -> {
                    index(look);
                    return true;
                }));
            }
            await(runs);
        }
        known.forEach(parts.index()::begin);
    }

    private List<Look> looks(Map<Mountpath, KnownFiles> known) throws IOException {
        List<Look> looks = new ArrayList<>();
        for (Map.Entry<Mountpath, KnownFiles> one : known.entrySet()) {
            for (BucketIndex bucket : parts.buckets().values()) {
                for (Path folder : Trees.in(one.getKey().objects(bucket.id()))) {
                    looks.add(new Look(one.getKey(), one.getValue(), bucket, folder));
                }
            }
        }
        return looks;
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

    private void index(Look look) throws IOException {
        Optional<KnownFiles.Found> known = look.files.find(look.folder);
        if (known.isEmpty()) {
            for (Path path : Trees.in(look.folder)) {
                read(look, path);
            }
            return;
        }
        for (ObjectFile.Read file : known.get().files()) {
            add(look, file);
        }
        for (String file : known.get().changed()) {
            Path path = look.folder.resolve(file);
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                read(look, path);
            }
        }
    }

    private void read(Look look, Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            Optional<ObjectFile.Read> read = ObjectFile.read(
                    channel,
                    object ->
                            look.mountpath.file(look.bucket.id(), object.name()).equals(path));
            if (read.isPresent()) {
                add(look, read.get());
            } else {
                LOG.warn("no object: place={} why=\"it does not end as one\"", path);
            }
        } catch (NewerFile e) {
            throw StoreFailures.of("reading an object", path, e);
        }
    }

    private void add(Look look, ObjectFile.Read read) throws IOException {
        add(look.bucket, new IndexEntry(look.mountpath, read.object(), read.end()), read.object());
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
                bucket.put(object.name(), before.get().at(places, object.name()));
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
                parts.disk().delete(place.file(bucket.id(), object.name()));
            }
        }
    }

    private static boolean isOlder(IndexEntry one, IndexEntry other) {
        return one.change() == other.change() ? one.written().isBefore(other.written()) : one.change() < other.change();
    }
}
