package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distributornode.adapters.filesystem.cache.FolderLocks;
import org.distributornode.adapters.filesystem.store.MountpathRegistry.Use;
import org.distributornode.application.port.store.StoreFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the mountpaths at a start. One that cannot be used is disabled, and the store starts with the others.
final class MountpathStart {

    private static final Logger LOG = LoggerFactory.getLogger(MountpathStart.class);

    private final MountpathRegistry registry;
    private final SecureRandom random = new SecureRandom();
    private final List<Mountpath> opened = new ArrayList<>();
    private final Map<Path, IOException> lost = new LinkedHashMap<>();

    private MountpathStart(MountpathRegistry registry) {
        this.registry = registry;
    }

    /// @throws StoreFailure if none is left that objects may come to
    static Mountpaths open(MountpathRegistry registry) {
        return new MountpathStart(registry).open();
    }

    private Mountpaths open() {
        List<Path> wanted = registry.inUse();
        for (Path path : wanted) {
            try {
                opened.add(open(path, wanted.size() > 1));
            } catch (IOException e) {
                lost.put(path, e);
            }
        }
        List<Mountpath> leaving = opened.stream().filter(this::isLeaving).toList();
        if (leaving.size() == opened.size()) {
            throw unusable(wanted.getFirst());
        }
        lost.forEach((path, why) -> LOG.error(
                "mountpath disabled, the objects that are on it alone are not there: mountpath={} why=\"{}\"",
                path,
                why.getMessage()));
        registry.found(opened, lost.keySet());
        Mountpaths all = new Mountpaths(opened);
        leaving.forEach(all::leave);
        return all;
    }

    private boolean isLeaving(Mountpath one) {
        return registry.find(one.path())
                .filter(known -> known.use() != Use.AVAILABLE)
                .isPresent();
    }

    private StoreFailure unusable(Path first) {
        Map.Entry<Path, IOException> why = lost.entrySet().stream()
                .findFirst()
                .orElseGet(() -> Map.entry(first, new IOException("all mountpaths are to be left")));
        return new StoreFailure(
                StoreFailure.Kind.MEDIUM,
                "The mountpath " + why.getKey() + " cannot be used: "
                        + why.getValue().getMessage(),
                why.getValue());
    }

    /// @param known whether it must be one that was there before: a disk that is not mounted must not be taken for an
    ///     empty one
    private Mountpath open(Path path, boolean known) throws IOException {
        Optional<String> objection = FolderLocks.objection(path, "a mountpath");
        if (objection.isPresent()) {
            throw new IOException(objection.get());
        }
        Optional<Long> digest = Mountpath.digest(path);
        boolean copy =
                opened.stream().anyMatch(other -> Optional.of(other.digest()).equals(digest));
        if (known && (copy || (registry.find(path).isPresent() && !registry.isOurs(path, digest)))) {
            throw new IOException("it is not the one that was there; remove it and add it if that is right");
        }
        return Mountpath.open(path, random.nextLong());
    }
}
