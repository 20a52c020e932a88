package org.distributornode.domain.store;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How files are put together in one object.
public enum ArchiveFormat {
    TAR(".tar tar application/x-tar"),
    TGZ(".tgz .tar.gz tgz application/x-tgz application/x-gtar application/gzip"),
    TAR_LZ4(".tar.lz4 tar.lz4 application/x-tar-lz4 application/x-lz4"),
    ZIP(".zip zip application/zip application/x-zip-compressed");

    /// With blanks between; extensions begin with a dot.
    private final String names;

    ArchiveFormat(String names) {
        this.names = names;
    }

    private List<String> names() {
        return List.of(names.split(" ", -1));
    }

    private Stream<String> extensions() {
        return names().stream().filter(name -> name.startsWith("."));
    }

    /// The first of its extensions, dot included, which no other format has.
    public String text() {
        return names().getFirst();
    }

    /// By the extension of an object.
    public static Optional<ArchiveFormat> ofObject(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.extensions().anyMatch(lower::endsWith))
                .findFirst();
    }

    /// By what a client calls it: an extension with or without its dot, or a media type.
    public static Optional<ArchiveFormat> named(String mime) {
        String lower = mime.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format ->
                        format.names().contains(lower) || format.names().contains("." + lower))
                .findFirst();
    }

    /// All extensions, for messages.
    public static String known() {
        return Arrays.stream(values()).flatMap(ArchiveFormat::extensions).collect(Collectors.joining(" ", "[", "]"));
    }
}
