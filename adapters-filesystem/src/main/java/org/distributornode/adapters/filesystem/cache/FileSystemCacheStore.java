package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.content.Segments;

/// Objects as plain files in one flat folder, and what is known of them in another, which may lie on another disk.
///
/// ```
/// <assets>/<id>             a held object
/// <assets>/.fill-<id>       a fill, with holes
/// <state>/proofs/…          see ProofFiles
/// <state>/segments/<id>     see SegmentMaps
/// ```
///
/// An object is held if it has a proof with a readable header and a file of the length the header says.
///
/// A commit goes: force the fill, remove what lies at `<id>`, write the proof, rename the fill, force the folder,
/// remove
/// the segment map. Up to the rename a crash leaves a fill, after it a held object; a proof without a file means
/// nothing, nor has a map without a fill. A segment map is removed for good before a new fill begins and before a fill
/// is deleted: it never speaks of a file it was not written for.
///
/// Safe for use by any thread of one process; [DirectoryLock] keeps other processes away.
public final class FileSystemCacheStore implements CacheStore {

    private final Disk disk;
    private final AssetFolder assets;
    private final ProofFiles proofs;
    private final SegmentMaps maps;
    private final HeldFiles heldFiles;
    private final UnprovenFiles unproven;
    private final LeftFills left;
    private final IdLocks locks = new IdLocks();
    private final Set<DataObjectId> open = ConcurrentHashMap.newKeySet();

    /// @param assets folder for the bytes; both are made if they do not exist
    /// @param state folder for the rest
    /// @throws CacheFailure if the folders cannot be made
    public FileSystemCacheStore(Path assets, Path state) {
        this(assets, state, new LocalDisk());
    }

    FileSystemCacheStore(Path assets, Path state, Disk disk) {
        Path proofFolder = state.resolve("proofs");
        Path mapFolder = state.resolve("segments");
        try {
            Files.createDirectories(assets);
            Files.createDirectories(proofFolder);
            Files.createDirectories(mapFolder);
        } catch (IOException e) {
            throw new CacheFailure(CacheFailure.Kind.MEDIUM, "cannot make the folders of the store", e);
        }
        DurableFiles files = new DurableFiles(disk);
        this.disk = disk;
        this.assets = new AssetFolder(assets, disk);
        this.proofs = new ProofFiles(proofFolder, files);
        this.maps = new SegmentMaps(mapFolder, files);
        this.heldFiles = new HeldFiles(this.assets, proofs);
        this.left = new LeftFills(this.assets, maps);
        this.unproven = new UnprovenFiles(this.assets, proofs, locks);
    }

    @Override
    public Optional<ObjectBytes> open(DataObjectId id) {
        try {
            Optional<Held> held = heldFiles.find(id);
            return held.isEmpty()
                    ? Optional.empty()
                    : Optional.of(FileBytes.open(
                            assets.heldFile(id), held.get().object().size()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw CacheFailures.reading("opening object " + id, assets.path(), e);
        }
    }

    @Override
    public Optional<Proof> proof(DataObjectId id) {
        try {
            return heldFiles.find(id).isEmpty() ? Optional.empty() : proofs.proof(id);
        } catch (IOException e) {
            throw CacheFailures.reading("reading the proof of object " + id, proofs.path(), e);
        }
    }

    @Override
    public Optional<Held> find(DataObjectId id) {
        try {
            return heldFiles.find(id);
        } catch (IOException e) {
            throw CacheFailures.reading("reading the proof of object " + id, proofs.path(), e);
        }
    }

    @Override
    public Fill fill(DataObject object) {
        DataObjectId id = object.id();
        try {
            return locks.call(id, () -> {
                if (open.contains(id)) {
                    throw new IllegalStateException("the fill of object " + id + " is open already");
                }
                Fill fill = openFill(object);
                open.add(id);
                return fill;
            });
        } catch (IOException e) {
            throw failure("opening the fill of object " + id, e);
        }
    }

    @Override
    public void scanUnproven(Predicate<DataObjectId> known, Consumer<Unproven> each) {
        unproven.scan(known, each);
    }

    @Override
    public Optional<Unproven> findUnproven(DataObjectId id) {
        return unproven.find(id);
    }

    @Override
    public Optional<ObjectBytes> openUnproven(DataObjectId id) {
        return unproven.open(id);
    }

    @Override
    public boolean adopt(DataObjectId id, Proof proof, MediaType mediaType) {
        return unproven.adopt(id, proof, mediaType);
    }

    @Override
    public void delete(DataObjectId id) {
        try {
            locks.run(id, () -> {
                assets.deleteHeld(id);
                proofs.delete(id);
            });
        } catch (IOException e) {
            throw failure("deleting object " + id, e);
        }
    }

    @Override
    public void scan(Consumer<Held> each) {
        try {
            proofs.forEach(held -> {
                if (heldFiles.isThere(held)) {
                    each.accept(held);
                }
            });
        } catch (IOException e) {
            throw CacheFailures.reading("looking through the proofs", proofs.path(), e);
        }
    }

    @Override
    public void sweepFills(Predicate<DataObjectId> wanted) {
        try {
            left.forEach(id -> {
                if (!open.contains(id) && !wanted.test(id)) {
                    forgetUnlessOpen(id);
                }
            });
            left.forEachLostMap(this::forgetUnlessOpen);
        } catch (IOException e) {
            throw failure("sweeping the fills", e);
        }
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

    void rememberFill(DataObject object, Segments present) throws IOException {
        maps.write(object, present);
    }

    void forgetFill(DataObjectId id) throws IOException {
        maps.delete(id);
        assets.deleteFill(id);
    }

    void ended(DataObjectId id) {
        open.remove(id);
    }

    CacheFailure failure(String what, IOException cause) {
        return CacheFailures.writing(what, assets.path(), cause);
    }

    private Fill openFill(DataObject object) throws IOException {
        Path path = assets.fillFile(object.id());
        Segments present = left.of(object);
        if (present.slices().isEmpty()) {
            forgetFill(object.id());
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
                forgetFill(id);
            }
        });
    }
}
