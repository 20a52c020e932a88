package org.distributornode.adapters.http.in.aistore.archive;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.distributornode.application.bytes.ObjectBytes;

/// The archives that are read here.
public enum ArchiveForm {
    TAR(".tar tar application/x-tar") {
        @Override
        public Members of(ObjectBytes bytes) {
            return new TarMembers(new ObjectStream(bytes, 0, bytes.size()));
        }
    },
    TGZ(".tgz .tar.gz tgz application/x-tgz application/x-gtar application/gzip") {
        @Override
        public Members of(ObjectBytes bytes) throws IOException {
            return new TarMembers(new GZIPInputStream(new ObjectStream(bytes, 0, bytes.size()), BUFFER));
        }
    },
    ZIP(".zip zip application/zip application/x-zip-compressed") {
        @Override
        public Members of(ObjectBytes bytes) throws IOException {
            return ZipMembers.of(bytes);
        }
    };

    static final int BUFFER = 64 * 1024;

    /// With blanks between; extensions begin with a dot.
    private final String names;

    ArchiveForm(String names) {
        this.names = names;
    }

    private List<String> names() {
        return List.of(names.split(" ", -1));
    }

    /// @param bytes closed by the caller, once nothing is read any more
    /// @throws IOException if they are no such archive
    public abstract Members of(ObjectBytes bytes) throws IOException;

    /// By the extension of an object.
    public static Optional<ArchiveForm> ofObject(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (ArchiveForm form : values()) {
            if (form.names().stream().anyMatch(each -> each.startsWith(".") && lower.endsWith(each))) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    /// By what a client calls it: an extension with or without its dot, or a media type.
    public static Optional<ArchiveForm> named(String mime) {
        String lower = mime.toLowerCase(Locale.ROOT);
        for (ArchiveForm form : values()) {
            if (form.names().contains(lower) || form.names().contains("." + lower)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }
}
