package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.filesystem.store.Proof.Grade;
import org.distributornode.domain.store.ObjectName;

/// Reads all copies of an object and keeps those that are what was written; the others are made anew from one of them.
record Healing(Mirroring mirroring) {

    /// @return whether there is a good copy; if not, nothing is touched
    boolean heal(BucketIndex bucket, ObjectName name) throws IOException {
        Optional<IndexEntry> found = bucket.find(name);
        if (found.isEmpty()) {
            return false;
        }
        IndexEntry entry = found.get();
        Proof proof = new Proof(bucket, name, entry);
        List<Mountpath> good = entry.places().stream()
                .filter(place -> proof.of(place) == Grade.GOOD)
                .toList();
        if (!good.isEmpty()
                && good.size() < entry.places().size()
                && mirroring.copies().keepOnly(proof, good)) {
            mirroring.mirror(bucket, name, entry.places().size());
        }
        return !good.isEmpty();
    }
}
