package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.port.store.StoreFailure;
import org.distributornode.domain.checksum.Checksum;
import org.distributornode.domain.checksum.ChecksumHasher;
import org.distributornode.domain.store.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads all copies of an object and keeps those that are what was written; the others are made anew from one of them.
record Healing(StoreParts parts, Stripes stripes, Copies copies) {

    private static final Logger LOG = LoggerFactory.getLogger(Healing.class);
    private static final int STEP = 256 * 1024;

    /// @return whether there is a good copy; if not, nothing is touched
    boolean heal(BucketIndex bucket, ObjectName name) throws IOException {
        Optional<IndexEntry> found = bucket.find(name);
        if (found.isEmpty()) {
            return false;
        }
        IndexEntry entry = found.get();
        List<Mountpath> good = new ArrayList<>();
        for (Mountpath place : entry.places()) {
            if (isGood(place.file(bucket.id(), name), entry)) {
                good.add(place);
            } else {
                LOG.warn("copy damaged: place={}", place.file(bucket.id(), name));
            }
        }
        if (!good.isEmpty() && good.size() < entry.places().size()) {
            copies.keepFirst(bucket, name, entry, good);
            copies.mirror(bucket, name, entry.places().size());
        }
        return !good.isEmpty();
    }

    private static boolean isGood(Path path, IndexEntry entry) {
        Checksum expected = entry.checksum();
        ChecksumHasher hasher = ChecksumHasher.of(expected.type());
        ByteBuffer step = ByteBuffer.allocate(Math.clamp(entry.size(), 1, STEP));
        try (ObjectFileBytes bytes = ObjectFileBytes.open(path, entry.size())) {
            for (long at = 0; at < entry.size(); at += step.limit()) {
                step.clear();
                bytes.read(at, step);
                hasher.update(step.flip().duplicate());
            }
            return hasher.finish().equals(expected);
        } catch (IOException | StoreFailure _) {
            return false;
        }
    }
}
