package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.port.cache.CacheStore.LeftFill;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.content.Segments;

/// The fills of a store: which are open, what earlier ones left, and how one becomes a held object.
///
/// A commit goes: force the fill, remove what lies at `<id>`, write the proof, rename the fill, force the folder,
/// remove the segment map. Up to the rename a crash leaves a fill, after it a held object; a proof without a file
/// means nothing, nor has a map without a fill. A segment map is removed for good before a new fill begins and
/// before a fill is deleted: it never speaks of a file it was not written for.
final class Fills {

    private final Disk disk;
    private final AssetFolder assets;
    private final ProofFiles proofs;
    private final SegmentMaps maps;
    private final LeftFills left;
    private final IdLocks locks;
    private final Set<DataObjectId> open = ConcurrentHashMap.newKeySet();

    /// @param locks those of the store
    Fills(Disk disk, AssetFolder assets, ProofFiles proofs, SegmentMaps maps, IdLocks locks) {
        this.disk = disk;
        this.assets = assets;
        this.proofs = proofs;
        this.maps = maps;
        this.left = new LeftFills(assets, maps);
        this.locks = locks;
    }

    Fill open(DataObject object) throws IOException {
        DataObjectId id = object.id();
        return locks.call(id, () -> {
            if (open.contains(id)) {
                throw new IllegalStateException("the fill of object " + id + " is open already");
            }
            Fill fill = openFile(object);
            open.add(id);
            return fill;
        });
    }

    /// Looks at the maps, of which there are few, not through the folder of all that is held.
    void scan(Consumer<LeftFill> each) throws IOException {
        Set<DataObjectId> mapped = new LinkedHashSet<>();
        maps.forEach(mapped::add);
        for (DataObjectId id : mapped) {
            if (!open.contains(id)) {
                left.find(id).ifPresent(each);
            }
        }
    }

    void sweep(Predicate<DataObjectId> wanted) throws IOException {
        left.forEach(id -> {
            if (!wanted.test(id)) {
                forgetUnlessOpen(id);
            }
        });
        left.forEachLostMap(this::forgetUnlessOpen);
    }

    void publish(DataObjectId id, Proof proof, MediaType mediaType) throws IOException {
        locks.run(id, () -> {
            assets.clearHeld(id);
            proofs.write(id, proof, mediaType);
            assets.publish(id);
            try {
                maps.delete(id);
            } catch (IOException _) {
                // held all the same; the next fill or sweep removes the map
                return;
            }
        });
    }

    void remember(DataObject object, Segments present) throws IOException {
        maps.write(object, present);
    }

    void forget(DataObjectId id) throws IOException {
        maps.delete(id);
        assets.deleteFill(id);
    }

    void ended(DataObjectId id) {
        open.remove(id);
    }

    CacheFailure failure(String what, IOException cause) {
        return CacheFailures.writing(what, assets.path(), cause);
    }

    private Fill openFile(DataObject object) throws IOException {
        Path path = assets.fillFile(object.id());
        Segments present = left.of(object);
        if (present.slices().isEmpty()) {
            forget(object.id());
        }
        FillFile file = present.slices().isEmpty() ? FillFile.create(disk, path) : FillFile.open(disk, path);
        try {
            return new FileFill(this, object, file, SharedFile.open(path), present);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private void forgetUnlessOpen(DataObjectId id) throws IOException {
        locks.run(id, () -> {
            if (!open.contains(id)) {
                forget(id);
            }
        });
    }
}
