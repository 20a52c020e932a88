package org.distributornode.bootstrap.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.distributornode.bootstrap.config.NodeConfiguration.Directories;
import org.distributornode.bootstrap.config.ObjectStoreSettings.Durability;

/// The keys under `objectStore`.
final class ObjectStoreKeys {

    /// A section that may be absent; its standards count only where it is not.
    static final String SECTION = "objectStore";

    private static final Key<List<String>> MOUNTPATHS = Key.of(SECTION + ".mountpaths", paths());
    private static final Key<List<String>> ROOTS = Key.standard(SECTION + ".mountpathRoots", roots(), "[]");
    private static final Key<Long> LIMIT = Key.of(SECTION + ".limit", Formats.size("1M"));
    private static final Key<Durability> DURABILITY =
            Key.standard(SECTION + ".durability", Formats.choice(Durability.values()), "forced");
    private static final Key<Integer> KEEP_DRAFT =
            Key.standard(SECTION + ".keepDraftSec", Formats.integer(1), "604800");

    private static final Key<Integer> DOWNLOADS_AT_ONCE =
            Key.standard(SECTION + ".downloads.atOnce", Formats.integer(1), "8");
    private static final Key<Integer> DOWNLOADS_PER_LINK =
            Key.standard(SECTION + ".downloads.perLinkSec", Formats.integer(1), "3600");

    private static final Key<Integer> LOW = Key.standard(SECTION + ".lowWatermark", Formats.share(), "75%");
    private static final Key<Integer> HIGH = Key.standard(SECTION + ".highWatermark", Formats.share(), "90%");

    private static final Key<Long> ARCHIVE_DIRECTORY =
            Key.standard(SECTION + ".archiveDirectory", Formats.size("64K"), "16M");

    static final List<Key<?>> ALL = List.of(
            MOUNTPATHS,
            ROOTS,
            LIMIT,
            DURABILITY,
            KEEP_DRAFT,
            LOW,
            HIGH,
            DOWNLOADS_AT_ONCE,
            DOWNLOADS_PER_LINK,
            ARCHIVE_DIRECTORY);

    private ObjectStoreKeys() {}

    private static Format<List<String>> paths() {
        Format<String> path = Formats.path();
        return new ListFormat<>("a list of different paths of folders", 1, path::read);
    }

    private static Format<List<String>> roots() {
        Format<String> path = Formats.path();
        return new ListFormat<>("a list of different paths of folders", 0, path::read);
    }

    /// Those that are named, or else the folders that the mountpaths are in.
    private static List<Path> roots(Values values, List<Path> mountpaths) {
        List<Path> named = values.get(ROOTS).stream().map(values::resolve).toList();
        return named.isEmpty()
                ? mountpaths.stream()
                        .flatMap(path -> Stream.ofNullable(path.getParent()))
                        .distinct()
                        .toList()
                : named;
    }

    static Optional<ObjectStoreSettings> read(Values values, Directories directories) {
        if (!values.has(SECTION)) {
            return Optional.empty();
        }
        List<Path> mountpaths =
                values.get(MOUNTPATHS).stream().map(values::resolve).toList();
        for (int i = 0; i < mountpaths.size(); i++) {
            Path mountpath = mountpaths.get(i);
            Stream.concat(Stream.of(directories.assets(), directories.cacheState()), mountpaths.subList(0, i).stream())
                    .filter(other -> mountpath.startsWith(other) || other.startsWith(mountpath))
                    .findFirst()
                    .ifPresent(other -> refuse(values, mountpath, other));
        }
        if (values.get(LOW) > values.get(HIGH)) {
            throw Complaint.about(
                    LOW.path() + " must not be more than " + HIGH.path() + ", but " + values.get(LOW)
                            + "% is more than " + values.get(HIGH) + "%",
                    values.written(LOW)
                            .or(() -> values.written(HIGH))
                            .orElseThrow()
                            .place());
        }
        return Optional.of(new ObjectStoreSettings(
                mountpaths,
                roots(values, mountpaths),
                values.get(LIMIT),
                values.get(DURABILITY),
                values.seconds(KEEP_DRAFT),
                values.get(LOW),
                values.get(HIGH),
                new ObjectStoreSettings.Downloads(values.get(DOWNLOADS_AT_ONCE), values.seconds(DOWNLOADS_PER_LINK)),
                values.get(ARCHIVE_DIRECTORY)));
    }

    private static void refuse(Values values, Path mountpath, Path other) {
        throw Complaint.about(
                MOUNTPATHS.path() + " must lie apart from each other and from the folders of directories, but "
                        + mountpath + " and " + other + " do not",
                values.written(MOUNTPATHS).orElseThrow().place());
    }
}
