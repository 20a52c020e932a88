package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Set<Path> lost = new HashSet<>();

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

    /// @param digest of the mountpath, [#UNSEEN] if it never was in use
    record Known(Use use, long digest) {

        static final long UNSEEN = 0;

        /// Whether a folder that says so is the one.
        ///
        /// @param found empty if it says nothing
        boolean is(Optional<Long> found) {
            return digest == UNSEEN || found.filter(one -> one == digest).isPresent();
        }
    }

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

    /// Whether what a folder says it is was there before, or at another place of this store.
    boolean isOurs(Path path, Optional<Long> digest) {
        return find(path).filter(one -> one.is(digest)).isPresent()
                || known.values().stream()
                        .anyMatch(one -> Optional.of(one.digest()).equals(digest));
    }

    /// Where a mountpath is in use that says it is this one.
    Optional<Path> place(long digest) {
        return known.entrySet().stream()
                .filter(one -> one.getValue().use().isInUse() && one.getValue().digest() == digest)
                .map(Map.Entry::getKey)
                .findFirst();
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

    /// What a start found. Kept where there are several, so that the next start knows them again.
    ///
    /// @param opened those in use
    /// @param lost those that cannot be used: they are disabled
    /// @throws StoreFailure if it cannot be kept
    void found(List<Mountpath> opened, Collection<Path> lost) {
        Map<Path, Known> next = new TreeMap<>(known);
        for (Mountpath one : opened) {
            Use use = find(one.path()).map(Known::use).orElse(Use.AVAILABLE);
            next.put(one.path(), new Known(use, one.digest()));
        }
        for (Path path : lost) {
            next.put(path, new Known(Use.DISABLED, find(path).map(Known::digest).orElse(Known.UNSEEN)));
        }
        if (opened.size() + lost.size() > 1 && !next.equals(known)) {
            write(next);
        }
        known.putAll(next);
        this.lost.addAll(lost);
    }

    /// Whether this run of the store could not use it at its start.
    boolean isLost(Path path) {
        return lost.contains(path);
    }

    /// @throws StoreFailure if it cannot be kept; nothing has changed then
    void set(Path path, Known now) {
        Map<Path, Known> next = new TreeMap<>(known);
        next.put(path, now);
        write(next);
        known.put(path, now);
    }

    private void write(Map<Path, Known> next) {
        List<String> lines = new ArrayList<>();
        next.forEach((one, what) -> lines.add(what.use() + " " + Long.toUnsignedString(what.digest()) + " "
                + URLEncoder.encode(one.toString(), StandardCharsets.UTF_8)));
        try {
            file.write(lines);
        } catch (IOException e) {
            throw StoreFailures.of("keeping the mountpaths", file.path(), e);
        }
    }
}
