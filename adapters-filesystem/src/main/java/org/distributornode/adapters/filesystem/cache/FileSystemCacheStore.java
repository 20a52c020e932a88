package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;

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
/// Safe for use by any thread of one process; [DirectoryLock] keeps other processes away.
public final class FileSystemCacheStore implements CacheStore {

    private final AssetFolder assets;
    private final ProofFiles proofs;
    private final HeldFiles heldFiles;
    private final UnprovenFiles unproven;
    private final MendableFiles mendable;
    private final Fills fills;
    private final IdLocks locks = new IdLocks();

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
        this.assets = new AssetFolder(assets, disk);
        this.proofs = new ProofFiles(proofFolder, files);
        this.heldFiles = new HeldFiles(this.assets, proofs);
        this.fills = new Fills(disk, this.assets, proofs, new SegmentMaps(mapFolder, files), locks);
        this.unproven = new UnprovenFiles(this.assets, proofs, locks);
        this.mendable = new MendableFiles(disk, this.assets, proofs, locks);
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
        try {
            return fills.open(object);
        } catch (IOException e) {
            throw failure("opening the fill of object " + object.id(), e);
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
    public Optional<Remains> remains(DataObjectId id) {
        try {
            return mendable.open(id);
        } catch (IOException e) {
            throw CacheFailures.reading("opening object " + id, assets.path(), e);
        }
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
    public void scanFills(Consumer<LeftFill> each) {
        try {
            fills.scan(each);
        } catch (IOException e) {
            throw CacheFailures.reading("looking through the fills", assets.path(), e);
        }
    }

    @Override
    public void sweepFills(Predicate<DataObjectId> wanted) {
        try {
            fills.sweep(wanted);
        } catch (IOException e) {
            throw failure("sweeping the fills", e);
        }
    }

    private CacheFailure failure(String what, IOException cause) {
        return CacheFailures.writing(what, assets.path(), cause);
    }
}
