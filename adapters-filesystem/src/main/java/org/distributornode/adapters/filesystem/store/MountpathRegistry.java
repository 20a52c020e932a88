package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.distributornode.adapters.filesystem.state.DamagedFile;
import org.distributornode.adapters.filesystem.state.StateFile;
import org.distributornode.application.port.store.StoreFailure;

/// What was decided about mountpaths while the store ran, in the file `mountpaths`: a line for each, with what it is
/// used for, which one it is, and its path, encoded as in a form of the web. For one caller at a time.
final class MountpathRegistry {

    private static final StateFile.Kind KIND = new StateFile.Kind("mountpaths", "mountpaths", 1);

    private final StateFile file;
    private final List<Path> configured;
    private final Map<Path, Known> known = new TreeMap<>();

    /// @param folder that the file lies in
    /// @param configured those that the configuration names
    MountpathRegistry(Path folder, List<Path> configured) {
        this.file = new StateFile(folder, KIND);
        this.configured = List.copyOf(configured);
    }

    enum Use {
        AVAILABLE,
        /// Disabled once nothing needs it any more.
        LEAVING,
        /// Forgotten once nothing needs it any more.
        GOING,
        DISABLED,
        FORGOTTEN;

        boolean isInUse() {
            return switch (this) {
                case AVAILABLE, LEAVING, GOING -> true;
                case DISABLED, FORGOTTEN -> false;
            };
        }
    }

    /// @param digest of the mountpath
    record Known(Use use, long digest) {}

    /// @throws StoreFailure if the file cannot be read
    void load() {
        try {
            for (String line : file.read().orElse(List.of())) {
                String[] words = line.split(" ", -1);
                if (words.length != 3) {
                    throw new DamagedFile("it has the line \"" + line + "\"");
                }
                known.put(
                        Path.of(URLDecoder.decode(words[2], StandardCharsets.UTF_8)),
                        new Known(Use.valueOf(words[0]), Long.parseUnsignedLong(words[1])));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new StoreFailure(
                    StoreFailure.Kind.DAMAGED, "The file " + file.path() + " cannot be read: " + e.getMessage(), e);
        }
    }

    boolean isConfigured(Path path) {
        return configured.contains(path);
    }

    /// Those to open at a start.
    List<Path> inUse() {
        List<Path> paths = new ArrayList<>(configured);
        paths.removeIf(path -> find(path).filter(one -> !one.use().isInUse()).isPresent());
        known.forEach((path, one) -> {
            if (one.use().isInUse() && !paths.contains(path)) {
                paths.add(path);
            }
        });
        return paths;
    }

    Optional<Known> find(Path path) {
        return Optional.ofNullable(known.get(path));
    }

    /// All that were not forgotten.
    Map<Path, Known> all() {
        Map<Path, Known> all = new TreeMap<>(known);
        all.values().removeIf(one -> one.use() == Use.FORGOTTEN);
        return all;
    }

    /// Without keeping it.
    void note(Mountpath mountpath) {
        Use use = find(mountpath.path()).map(Known::use).orElse(Use.AVAILABLE);
        known.put(mountpath.path(), new Known(use, mountpath.digest()));
    }

    /// @throws StoreFailure if it cannot be kept; nothing has changed then
    void set(Path path, Known now) {
        Map<Path, Known> next = new TreeMap<>(known);
        next.put(path, now);
        List<String> lines = new ArrayList<>();
        next.forEach((one, what) -> lines.add(what.use() + " " + Long.toUnsignedString(what.digest()) + " "
                + URLEncoder.encode(one.toString(), StandardCharsets.UTF_8)));
        try {
            file.write(lines);
        } catch (IOException e) {
            throw StoreFailures.of("keeping the mountpaths", file.path(), e);
        }
        known.put(path, now);
    }
}
