package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.port.store.ObjectStore.Published;
import org.distributornode.domain.store.CustomMetadata;
import org.distributornode.domain.store.ObjectName;
import org.distributornode.domain.store.StoredObject;

/// Changes the files of objects, one writer at a time for each name, and then what is known of them.
final class ObjectChanges {

    /// With more than this behind the content, a file is written anew.
    private static final long MOST_TRAILERS = 64 * 1024;

    private static final int TRIES = 3;
    private static final int STEP = 64 * 1024;

    private final StoreParts parts;
    private final Stripes stripes;
    private final Copies copies;

    ObjectChanges(StoreParts parts, Stripes stripes, Copies copies) {
        this.parts = parts;
        this.stripes = stripes;
        this.copies = copies;
    }

    /// The file is forced before anybody has to wait for it; if the name changes meanwhile, once more. Where
    /// its mountpath is to be left by now it moves on at once.
    Published publish(StagedFile file, Target target, Order order) throws IOException {
        Optional<Published> done = Optional.empty();
        for (int i = 0; i < TRIES && done.isEmpty(); i++) {
            Optional<IndexEntry> before = target.bucket().find(target.name());
            Ending ending = end(file, target, order, before);
            done = ending instanceof Ending.Refused(Published why)
                    ? Optional.of(why)
                    : stripes.write(
                            target.name(),
                            () -> target.bucket().find(target.name()).equals(before)
                                    ? Optional.of(install(file, target, (Ending.Forced) ending))
                                    : Optional.empty());
        }
        Published published = done.isPresent()
                ? done.get()
                : stripes.write(target.name(), () -> switch (end(
                        file, target, order, target.bucket().find(target.name()))) {
                    case Ending.Refused(Published why) -> why;
                    case Ending.Forced forced -> install(file, target, forced);
                });
        if (published instanceof Published.Stored) {
            parts.disk().forceFolder(Trees.folder(target.path()));
            if (order.finish().copies() > 1 || !parts.mountpaths().active().contains(target.mountpath())) {
                return copies.mirror(
                                target.bucket(),
                                target.name(),
                                Math.max(1, order.finish().copies()))
                        .<Published>map(Published.Stored::new)
                        .orElse(published);
            }
        }
        return published;
    }

    private Ending end(StagedFile file, Target target, Order order, Optional<IndexEntry> before) throws IOException {
        Finish finish = order.finish();
        if (target.bucket().isDropped()) {
            return new Ending.Refused(new Published.NoBucket());
        }
        if (!order.condition().test(before)) {
            return new Ending.Refused(new Published.Changed());
        }
        if (before.isPresent() && !finish.replace()) {
            return new Ending.Refused(new Published.Exists(before.get().object(target.name())));
        }
        long version = finish.counted() ? 1 + before.map(IndexEntry::version).orElse(0L) : 0;
        Instant now = parts.clock().instant();
        ObjectRecord object = new ObjectRecord(
                target.name(),
                file.written(),
                finish.checksum(),
                version,
                now,
                now,
                finish.custom(),
                parts.nextChange());
        long end = file.end(Trailer.encode(object));
        return end < 0 ? new Ending.Refused(new Published.NoRoom()) : new Ending.Forced(object, end);
    }

    private Published install(StagedFile file, Target target, Ending.Forced forced) throws IOException {
        Optional<Published> installed = on(target.bucket(), target.mountpath(), () -> {
            parts.move(file::move, target.path());
            copies.replace(target, new IndexEntry(target.mountpath(), forced.object(), forced.end()));
            return new Published.Stored(forced.object().object(1));
        });
        return installed.orElseGet(Published.NoBucket::new);
    }

    boolean delete(BucketIndex bucket, ObjectName name) throws IOException {
        Optional<Path> deleted = change(bucket, name, entry -> {
            Path path = entry.mountpath().file(bucket.id(), name);
            IndexEntry left = copies.forget(bucket, name, entry);
            parts.disk().delete(path);
            bucket.remove(name);
            parts.budget().giveBack(left.end());
            return path;
        });
        if (deleted.isPresent()) {
            parts.disk().forceFolder(Trees.folder(deleted.get()));
        }
        return deleted.isPresent();
    }

    Optional<StoredObject> rename(BucketIndex bucket, ObjectName from, ObjectName to) throws IOException {
        int wanted = bucket.find(from).map(entry -> entry.places().size()).orElse(1);
        Optional<StoredObject> renamed = stripes.write(from, to, () -> {
            Optional<IndexEntry> entry = bucket.find(from);
            return entry.isEmpty()
                    ? Optional.empty()
                    : on(
                            bucket,
                            entry.get().mountpath(),
                            () -> rename(bucket, from, to, copies.forget(bucket, from, entry.get())));
        });
        return renamed.isPresent() && wanted > 1 ? copies.mirror(bucket, to, wanted) : renamed;
    }

    private StoredObject rename(BucketIndex bucket, ObjectName from, ObjectName to, IndexEntry entry)
            throws IOException {
        Path path = entry.mountpath().file(bucket.id(), from);
        Target target = new Target(bucket, to, entry.mountpath());
        ObjectRecord object = entry.record(from).named(to, parts.nextChange());
        long end = append(path, entry.end(), object);
        parts.move(place -> parts.disk().move(path, place), target.path());
        bucket.remove(from);
        parts.budget().count(end - entry.end());
        copies.replace(target, new IndexEntry(entry.mountpath(), object, end));
        parts.disk().forceFolder(Trees.folder(target.path()));
        parts.disk().forceFolder(Trees.folder(path));
        return object.object(1);
    }

    Optional<StoredObject> amend(BucketIndex bucket, ObjectName name, UnaryOperator<CustomMetadata> change)
            throws IOException {
        return change(bucket, name, entry -> {
            ObjectRecord before = entry.record(name);
            ObjectRecord object = before.with(change.apply(before.custom()), parts.nextChange());
            if (!object.custom().equals(before.custom())) {
                amend(new Target(bucket, name, entry.mountpath()), entry, object);
            }
            return object.object(entry.places().size());
        });
    }

    private interface Change<T> {
        T of(IndexEntry entry) throws IOException;
    }

    /// Changes an object that is there, in a bucket that is there.
    private <T> Optional<T> change(BucketIndex bucket, ObjectName name, Change<T> change) throws IOException {
        return stripes.write(name, () -> {
            Optional<IndexEntry> entry = bucket.find(name);
            return entry.isEmpty()
                    ? Optional.empty()
                    : on(bucket, entry.get().mountpath(), () -> change.of(entry.get()));
        });
    }

    /// While both are in use.
    private <T> Optional<T> on(BucketIndex bucket, Mountpath mountpath, Stripes.Work<T> work) throws IOException {
        return bucket.change(() -> parts.mountpaths().using(mountpath, work));
    }

    /// Copies that cannot be changed are forgotten.
    private void amend(Target target, IndexEntry before, ObjectRecord object) throws IOException {
        if (before.end() - before.size() > MOST_TRAILERS) {
            copies.forget(target.bucket(), target.name(), before);
            rewrite(target, object);
            return;
        }
        long end = append(target.path(), before.end(), object);
        List<Mountpath> good = new ArrayList<>(List.of(before.mountpath()));
        for (Mountpath copy : before.places().subList(1, before.places().size())) {
            if (copies.attempt(
                    copy, () -> append(copy.file(target.bucket().id(), target.name()), before.end(), object))) {
                good.add(copy);
            }
        }
        IndexEntry after = new IndexEntry(before.mountpath(), object, end).at(good, target.name());
        target.bucket().put(target.name(), after);
        parts.budget().count(after.stored() - before.stored());
        if (good.size() < before.places().size()) {
            copies.sweep(target.bucket(), target.name(), before, after);
        }
    }

    private void rewrite(Target target, ObjectRecord object) throws IOException {
        try (ObjectFileBytes content = ObjectFileBytes.open(target.path(), object.size());
                StagedFile file = parts.stage(target.mountpath())) {
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
            copies.replace(target, new IndexEntry(target.mountpath(), object, end));
            parts.disk().forceFolder(Trees.folder(target.path()));
        }
    }

    /// Writes a trailer behind those that count, in the place of what a crash left there.
    private long append(Path path, long at, ObjectRecord object) throws IOException {
        ByteBuffer trailer = Trailer.encode(object);
        long end = at + trailer.remaining();
        try (FileChannel channel = parts.disk().open(path)) {
            if (channel.size() > at) {
                channel.truncate(at);
            }
            parts.disk().write(channel, trailer, at);
            parts.disk().force(channel);
        }
        return end;
    }
}
