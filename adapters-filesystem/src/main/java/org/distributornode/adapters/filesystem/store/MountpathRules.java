package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where mountpaths may be.
///
/// @param roots folders below which they may be made
/// @param closed the node's other folders, apart from which they lie
/// @param state folder that remembers what was decided about them
public record MountpathRules(List<Path> roots, List<Path> closed, Path state) {

    public MountpathRules {
        roots = List.copyOf(roots);
        closed = List.copyOf(closed);
    }

    /// Those beside the ones that there are.
    static MountpathRules beside(List<Path> mountpaths) {
        return new MountpathRules(
                mountpaths.stream().map(Trees::folder).distinct().toList(), List.of(), mountpaths.getFirst());
    }

    static Optional<Path> parse(String text) {
        try {
            Path path = Path.of(text);
            boolean exact = path.toString().equals(text) || (path + "/").equals(text);
            return path.isAbsolute() && exact && path.equals(path.normalize()) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// Why a folder that exists can be none, as the end of a sentence; empty if it can.
    ///
    /// @param others mountpaths that there are
    Optional<String> objection(Path folder, List<Path> others) throws IOException {
        Path real = folder.toRealPath();
        if (!Files.isDirectory(real)) {
            return Optional.of("is no folder");
        }
        boolean allowed = false;
        for (Path root : roots) {
            allowed = allowed || (Files.isDirectory(root) && isBelow(real, root.toRealPath()));
        }
        if (!allowed) {
            return Optional.of("is not below a folder where mountpaths may be");
        }
        for (Path other : Stream.concat(closed.stream(), others.stream()).toList()) {
            Path there = Files.exists(other) ? other.toRealPath() : other;
            if (real.startsWith(there) || there.startsWith(real)) {
                return Optional.of("does not lie apart from " + other);
            }
        }
        return Optional.empty();
    }

    private static boolean isBelow(Path path, Path root) {
        return path.startsWith(root) && !path.equals(root);
    }
}
