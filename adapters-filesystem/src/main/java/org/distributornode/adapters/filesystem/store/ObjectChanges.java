package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.distributornode.application.port.store.ObjectStore.Finish;
import org.distributornode.application.port.store.ObjectStore.Published;

/// Gives written files their places, one writer at a time for each name, and then makes them known.
final class ObjectChanges {

    private static final int TRIES = 3;

    private final StoreParts parts;
    private final Stripes stripes;
    private final Copies copies;
    private final Mirroring mirroring;

    ObjectChanges(StoreParts parts, Stripes stripes, Copies copies, Mirroring mirroring) {
        this.parts = parts;
        this.stripes = stripes;
        this.copies = copies;
        this.mirroring = mirroring;
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
                return mirroring
                        .mirror(
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
        Optional<Published> installed = target.bucket()
                .change(() -> parts.mountpaths().using(target.mountpath(), () -> {
                    parts.move(file::move, target.path());
                    copies.replace(target, new IndexEntry(target.mountpath(), forced.object(), forced.end()));
                    return new Published.Stored(forced.object().object(1));
                }));
        return installed.orElseGet(Published.NoBucket::new);
    }
}
