package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.distributornode.application.port.store.ObjectStore.Opened;
import org.distributornode.domain.store.ObjectName;

/// Opens what is known of an object and the file that belongs to it.
record Opening(BucketIndex index, ObjectName name, InstantSource clock) implements Stripes.Attempt<Optional<Opened>> {

    @Override
    public Optional<Opened> run() throws IOException {
        Optional<IndexEntry> found = index.find(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        IndexEntry entry = found.get();
        entry.accessed(clock.instant());
        Path path = entry.mountpath().file(index.id(), name);
        try {
            return Optional.of(new Opened(entry.object(name), ObjectFileBytes.open(path, entry.size())));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public void undo(Optional<Opened> found) {
        found.ifPresent(Opened::close);
    }
}
