package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.distributornode.adapters.filesystem.store.Proof.Grade;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoredObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Changes the files of objects that are there, one writer at a time for each name, and then what is known of them. Of
/// several copies the best one is changed and outlives the others, so that a lost or damaged one costs nothing.
final class ObjectEdits {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectEdits.class);

    /// With more than this behind the content, a file is written anew.
    private static final long MOST_TRAILERS = 64 * 1024;

    private static final int STEP = 64 * 1024;

    private final StoreParts parts;
    private final Stripes stripes;
    private final Copies copies;
    private final Mirroring mirroring;

    ObjectEdits(StoreParts parts, Stripes stripes, Copies copies, Mirroring mirroring) {
        this.parts = parts;
        this.stripes = stripes;
        this.copies = copies;
        this.mirroring = mirroring;
    }

    boolean delete(BucketIndex bucket, ObjectName name) throws IOException {
        Optional<Deleted> deleted = change(bucket, name, this::delete);
        if (deleted.isPresent() && deleted.get().there) {
            parts.disk().forceFolder(Trees.folder(deleted.get().path));
        }
        return deleted.isPresent();
    }

    /// @param there whether there was a file
    private record Deleted(Path path, boolean there) {}

    private Deleted delete(Proof proof) throws IOException {
        Mountpath last = proof.entry().places().stream()
                .filter(proof::ends)
                .findFirst()
                .orElse(proof.entry().mountpath());
        IndexEntry left = copies.keep(proof.bucket(), proof.name(), proof.entry(), last);
        copies.sweepPassedOver(proof.bucket(), proof.name(), left);
        Path path = proof.file(last);
        boolean there = parts.disk().delete(path);
        proof.bucket().remove(proof.name());
        parts.budget().giveBack(left.end());
        return new Deleted(path, there);
    }

    Optional<StoredObject> rename(BucketIndex bucket, ObjectName from, ObjectName to) throws IOException {
        int wanted = bucket.find(from).map(entry -> entry.places().size()).orElse(1);
        Optional<StoredObject> renamed = stripes.write(from, to, () -> {
            Optional<IndexEntry> entry = bucket.find(from);
            return entry.isEmpty()
                    ? Optional.empty()
                    : on(bucket, entry.get(), () -> rename(new Proof(bucket, from, entry.get()), to));
        });
        return renamed.isPresent() && wanted > 1 ? mirroring.mirror(bucket, to, wanted) : renamed;
    }

    /// While the file still has its old name, what is appended to it does not count.
    private StoredObject rename(Proof proof, ObjectName to) throws IOException {
        BucketIndex bucket = proof.bucket();
        IndexEntry entry = proof.entry();
        ObjectRecord object = entry.record(proof.name()).named(to, parts.nextChange());
        Mountpath place = best(proof, one -> append(proof.file(one), entry.end(), object));
        IndexEntry left = copies.keep(bucket, proof.name(), entry, place);
        copies.sweepPassedOver(bucket, proof.name(), left);
        Path path = proof.file(place);
        Target target = new Target(bucket, to, place);
        parts.move(there -> parts.disk().move(path, there), target.path());
        bucket.remove(proof.name());
        IndexEntry renamed = new IndexEntry(
                place, object, entry.end() + Trailer.encode(object).remaining());
        parts.budget().count(renamed.end() - left.end());
        copies.replace(target, renamed);
        parts.disk().forceFolder(Trees.folder(target.path()));
        parts.disk().forceFolder(Trees.folder(path));
        return object.object(1);
    }

    Optional<StoredObject> amend(BucketIndex bucket, ObjectName name, UnaryOperator<CustomMetadata> change)
            throws IOException {
        int wanted = bucket.find(name).map(entry -> entry.places().size()).orElse(1);
        Optional<IndexEntry> amended = change(bucket, name, proof -> {
            ObjectRecord before = proof.entry().record(name);
            ObjectRecord object = before.with(change.apply(before.custom()), parts.nextChange());
            return object.custom().equals(before.custom()) ? proof.entry() : amend(proof, object);
        });
        return amended.isPresent() && amended.get().places().size() < wanted
                ? mirroring.mirror(bucket, name, wanted)
                : amended.map(entry -> entry.object(name));
    }

    @FunctionalInterface
    private interface Change<T> {
        T of(Proof proof) throws IOException;
    }

    /// Changes an object that is there, in a bucket that is there.
    private <T> Optional<T> change(BucketIndex bucket, ObjectName name, Change<T> change) throws IOException {
        return stripes.write(name, () -> {
            Optional<IndexEntry> entry = bucket.find(name);
            return entry.isEmpty()
                    ? Optional.empty()
                    : on(bucket, entry.get(), () -> change.of(new Proof(bucket, name, entry.get())));
        });
    }

    /// While both are in use.
    private <T> Optional<T> on(BucketIndex bucket, IndexEntry entry, Stripes.Work<T> work) throws IOException {
        return bucket.change(() -> parts.mountpaths().using(entry.mountpath(), work));
    }

    /// Copies that cannot be changed are forgotten.
    private IndexEntry amend(Proof proof, ObjectRecord object) throws IOException {
        IndexEntry before = proof.entry();
        if (before.end() - before.size() > MOST_TRAILERS) {
            var _ = best(proof, place -> rewrite(proof, place, object));
            return proof.bucket().find(proof.name()).orElse(before);
        }
        List<Mountpath> changed = new ArrayList<>();
        Optional<IOException> failure = Optional.empty();
        for (Mountpath place : before.places()) {
            if (before.places().size() == 1 || proof.ends(place)) {
                try {
                    append(proof.file(place), before.end(), object);
                    changed.add(place);
                } catch (IOException e) {
                    LOG.warn("copy cannot be changed: place={} why={}", proof.file(place), String.valueOf(e));
                    failure = Optional.of(e);
                }
            }
        }
        if (changed.isEmpty()) {
            throw failure.orElseGet(() -> new IOException("no copy of it can be read"));
        }
        long end = before.end() + Trailer.encode(object).remaining();
        IndexEntry after = new IndexEntry(changed.getFirst(), object, end).at(changed, proof.name());
        proof.bucket().put(proof.name(), after);
        parts.budget().count(after.stored() - before.stored());
        copies.sweep(proof.bucket(), proof.name(), before, after);
        return after;
    }

    private void rewrite(Proof proof, Mountpath place, ObjectRecord object) throws IOException {
        Target target = new Target(proof.bucket(), proof.name(), place);
        try (ObjectFileBytes content = ObjectFileBytes.open(target.path(), object.size());
                StagedFile file = parts.stage(place)) {
            ByteBuffer step = ByteBuffer.allocate(STEP);
            while (content.read(file.written(), step) > 0) {
                if (!file.write(step.flip())) {
                    throw StoreFailures.full(target.path());
                }
                step.clear();
            }
            long end = file.end(Trailer.encode(object));
            if (end < 0) {
                throw StoreFailures.full(target.path());
            }
            file.move(target.path());
            copies.replace(target, new IndexEntry(place, object, end));
            parts.disk().forceFolder(Trees.folder(target.path()));
        }
    }

    @FunctionalInterface
    private interface Attempt {
        void at(Mountpath place) throws IOException;
    }

    /// Changes one file, the best first, and another one where that cannot be done.
    ///
    /// @return where it was done
    private static Mountpath best(Proof proof, Attempt attempt) throws IOException {
        List<Mountpath> places = proof.entry().places();
        if (places.size() == 1) {
            attempt.at(places.getFirst());
            return places.getFirst();
        }
        Optional<IOException> failure = Optional.empty();
        for (Grade grade : Grade.values()) {
            for (Mountpath place : places) {
                if (proof.of(place) == grade) {
                    try {
                        attempt.at(place);
                        return place;
                    } catch (IOException e) {
                        LOG.warn("copy cannot be changed: place={} why={}", proof.file(place), String.valueOf(e));
                        failure = Optional.of(e);
                    }
                }
            }
        }
        throw failure.orElseGet(() -> new IOException("no copy of it can be read"));
    }

    /// Writes a trailer behind those that count, in the place of what a crash left there.
    private void append(Path path, long at, ObjectRecord object) throws IOException {
        ByteBuffer trailer = Trailer.encode(object);
        try (FileChannel channel = parts.disk().open(path)) {
            if (channel.size() > at) {
                channel.truncate(at);
            }
            parts.disk().write(channel, trailer, at);
            parts.disk().force(channel);
        }
    }
}
