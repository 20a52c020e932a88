package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.domain.store.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets go of further copies of objects, the same bytes under the same name on mountpaths of their own.
///
/// The first file changes first, then the others; a start takes those for copies that say the same, and deletes what is
/// older. Before a name goes, its copies go, so that none comes back.
final class Copies {

    private static final Logger LOG = LoggerFactory.getLogger(Copies.class);

    private final StoreParts parts;
    private final Stripes stripes;

    Copies(StoreParts parts, Stripes stripes) {
        this.parts = parts;
        this.stripes = stripes;
    }

    /// Lets go of all files but those at these places, as far as there are some.
    ///
    /// @return false if the object changed meanwhile
    boolean keepOnly(Proof proof, List<Mountpath> places) throws IOException {
        return stripes.write(
                proof.name(),
                () -> proof.bucket()
                        .change(() -> {
                            IndexEntry entry = proof.entry();
                            Optional<IndexEntry> found = proof.bucket().find(proof.name());
                            if (found.filter(now -> now == entry).isEmpty()) {
                                return false;
                            }
                            List<Mountpath> kept = new ArrayList<>(entry.places());
                            kept.retainAll(places);
                            keep(proof.bucket(), proof.name(), entry, kept);
                            return true;
                        })
                        .orElse(true));
    }

    /// Lets go of all files but this one. While the name is locked.
    ///
    /// @return what is left
    IndexEntry keep(BucketIndex bucket, ObjectName name, IndexEntry entry, Mountpath kept) {
        return entry.places().size() == 1 ? entry : keep(bucket, name, entry, List.of(kept));
    }

    /// Lets go of all files but those at these places. While the name is locked.
    ///
    /// @return what is left
    IndexEntry keep(BucketIndex bucket, ObjectName name, IndexEntry entry, List<Mountpath> kept) {
        IndexEntry left = entry.at(kept, name);
        sweep(bucket, name, entry, left);
        bucket.put(name, left);
        parts.budget().giveBack(entry.stored() - left.stored());
        return left;
    }

    /// Makes an entry known whose file has its place, and gives back what was there before. What lies elsewhere goes
    /// once a loss of power cannot take the new file any more. While the name is locked.
    void replace(Target target, IndexEntry entry) throws IOException {
        Optional<IndexEntry> before = target.bucket().put(target.name(), entry);
        if (before.isPresent()) {
            parts.budget().giveBack(before.get().stored());
            if (!entry.places().containsAll(before.get().places())) {
                parts.disk().forceFolder(Trees.folder(target.path()));
                sweep(target.bucket(), target.name(), before.get(), entry);
            }
        }
    }

    /// Deletes the copies of what was before where there is none of what is now.
    void sweep(BucketIndex bucket, ObjectName name, IndexEntry before, IndexEntry after) {
        for (Mountpath place : before.places()) {
            if (!after.places().contains(place)) {
                delete(bucket, name, place);
            }
        }
    }

    /// Deletes copies that a start passed over, so that none comes back when its name is gone.
    void sweepPassedOver(BucketIndex bucket, ObjectName name, IndexEntry entry) {
        if (parts.passedOver().get()) {
            for (Mountpath place : parts.mountpaths().all()) {
                if (!entry.places().contains(place)) {
                    delete(bucket, name, place);
                }
            }
        }
    }

    private void delete(BucketIndex bucket, ObjectName name, Mountpath place) {
        var _ = attempt(place, () -> {
            Path path = place.file(bucket.id(), name);
            boolean there = parts.disk().delete(path);
            if (there) {
                parts.disk().forceFolder(Trees.folder(path));
            }
            return there;
        });
    }

    /// What fails on one mountpath is told, and does no harm to the others.
    ///
    /// @return empty if it failed
    <T> Optional<T> attempt(Mountpath place, Stripes.Work<T> step) {
        try {
            return Optional.of(step.run());
        } catch (IOException | StoreFailure e) {
            LOG.warn("mountpath refuses: mountpath={} why={}", place.path(), String.valueOf(e));
            return Optional.empty();
        }
    }
}
