package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore.Held;
import org.distributornode.application.port.cache.CacheStore.Unproven;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;

/// The files in the assets folder that are named like objects and have no proof that fits. An adoption forces the
/// file, which somebody else wrote, before its proof is written.
final class UnprovenFiles {

    private final AssetFolder assets;
    private final ProofFiles proofs;
    private final IdLocks locks;

    UnprovenFiles(AssetFolder assets, ProofFiles proofs, IdLocks locks) {
        this.assets = assets;
        this.proofs = proofs;
        this.locks = locks;
    }

    void scan(Predicate<DataObjectId> known, Consumer<Unproven> each) {
        try {
            assets.forEachNumber(id -> {
                if (!known.test(id)) {
                    unproven(id).ifPresent(each);
                }
            });
        } catch (IOException e) {
            throw CacheFailures.reading("looking through a folder", assets.path(), e);
        }
    }

    Optional<Unproven> find(DataObjectId id) {
        try {
            return unproven(id);
        } catch (IOException e) {
            throw CacheFailures.reading("looking at object " + id, assets.path(), e);
        }
    }

    Optional<ObjectBytes> open(DataObjectId id) {
        try {
            Optional<Unproven> found = unproven(id);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            FileBytes.open(assets.heldFile(id), found.get().size()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw CacheFailures.reading("opening object " + id, assets.path(), e);
        }
    }

    boolean adopt(DataObjectId id, Proof proof, MediaType mediaType) {
        try {
            return locks.call(id, () -> {
                OptionalLong length = assets.heldLength(id);
                if (length.isEmpty() || length.getAsLong() != proof.size()) {
                    return false;
                }
                assets.forceHeld(id);
                proofs.write(id, proof, mediaType);
                return true;
            });
        } catch (IOException e) {
            throw CacheFailures.writing("writing the proof of object " + id, assets.path(), e);
        }
    }

    private Optional<Unproven> unproven(DataObjectId id) throws IOException {
        Optional<Unproven> found = assets.found(id);
        return found.isEmpty() || isHeld(found.get()) ? Optional.empty() : found;
    }

    private boolean isHeld(Unproven file) throws IOException {
        Optional<Held> held = proofs.header(file.id());
        return held.isPresent() && held.get().object().size() == file.size();
    }
}
