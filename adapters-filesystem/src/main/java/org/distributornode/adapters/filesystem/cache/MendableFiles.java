package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.distributornode.application.port.cache.CacheStore.Held;
import org.distributornode.application.port.cache.CacheStore.Remains;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.Proof;

/// The files of objects that have a proof, whatever their length.
final class MendableFiles {

    private final Disk disk;
    private final AssetFolder assets;
    private final ProofFiles proofs;
    private final IdLocks locks;

    MendableFiles(Disk disk, AssetFolder assets, ProofFiles proofs, IdLocks locks) {
        this.disk = disk;
        this.assets = assets;
        this.proofs = proofs;
        this.locks = locks;
    }

    Optional<Remains> open(DataObjectId id) throws IOException {
        Optional<Held> held = proofs.header(id);
        Optional<Proof> proof = held.isEmpty() ? Optional.empty() : proofs.proof(id);
        if (proof.isEmpty() || assets.heldLength(id).isEmpty()) {
            return Optional.empty();
        }
        try {
            SharedFile file = SharedFile.open(assets.heldFile(id));
            return Optional.of(new FileRemains(this, file, held.get().object(), proof.get()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    Path path(DataObject object) {
        return assets.heldFile(object.id());
    }

    /// Overwrites bytes of the file of `object`, unless it is another object's by now.
    void mend(DataObject object, long position, ByteBuffer bytes) throws IOException {
        locks.run(object.id(), () -> {
            if (proofs.header(object.id())
                    .filter(held -> held.object().equals(object))
                    .isEmpty()) {
                throw new NoSuchFileException(path(object).toString());
            }
            Uninterrupted.run(() -> {
                try (FileChannel channel = disk.open(path(object))) {
                    disk.write(channel, bytes.duplicate(), position);
                    disk.force(channel);
                }
            });
        });
    }
}
