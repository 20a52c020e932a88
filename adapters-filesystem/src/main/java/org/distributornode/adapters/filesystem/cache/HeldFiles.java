package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.distributornode.application.port.cache.CacheStore.Held;
import org.distributornode.domain.content.DataObjectId;

/// What is held: a proof with a readable header, and a file of the length the header says.
final class HeldFiles {

    private final AssetFolder assets;
    private final ProofFiles proofs;

    HeldFiles(AssetFolder assets, ProofFiles proofs) {
        this.assets = assets;
        this.proofs = proofs;
    }

    Optional<Held> find(DataObjectId id) throws IOException {
        Optional<Held> held = proofs.header(id);
        return held.isPresent() && hasItsLength(held.get()) ? held : Optional.empty();
    }

    /// Whether the file that a proof speaks of is there, as far as can be seen.
    boolean isThere(Held held) {
        try {
            return hasItsLength(held);
        } catch (IOException _) {
            return false;
        }
    }

    private boolean hasItsLength(Held held) throws IOException {
        OptionalLong length = assets.heldLength(held.object().id());
        return length.isPresent() && length.getAsLong() == held.object().size();
    }
}
