package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.distributornode.adapters.filesystem.cache.DiskTrouble;
import org.distributornode.application.port.store.ObjectStore.Opened;
import org.distributornode.domain.store.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens what is known of an object and the file that belongs to it.
record Opening(BucketIndex index, ObjectName name, InstantSource clock) implements Stripes.Attempt<Optional<Opened>> {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    @Override
    public Optional<Opened> run() throws IOException {
        Optional<IndexEntry> found = index.find(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        IndexEntry entry = found.get();
        entry.accessed(clock.instant());
        for (Mountpath mountpath : entry.places()) {
            Path path = mountpath.file(index.id(), name);
            try {
                return Optional.of(new Opened(entry.object(name), ObjectFileBytes.open(path, entry.size())));
            } catch (NoSuchFileException _) {
                LOG.debug("no object: place={}", path);
            } catch (IOException e) {
                if (DiskTrouble.reading(e) == DiskTrouble.EXHAUSTED
                        || entry.places().size() == 1) {
                    throw e;
                }
                LOG.warn("object unreadable: place={} why={}", path, String.valueOf(e));
            }
        }
        return Optional.empty();
    }

    @Override
    public void undo(Optional<Opened> found) {
        found.ifPresent(Opened::close);
    }
}
