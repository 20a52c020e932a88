package org.distributornode.e2e.takeover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.distributornode.e2e.NodeRig;
import org.distributornode.e2e.Published;

/// Lays the folders of a rig out as a reference node leaves them: a file for each object under its number, and
/// `cache.json`.
final class LeftFolders {

    /// 2026-09-21T13:33:20Z.
    static final long LAST_ACCESS = 1_790_000_000_000L;

    private static final int GROUPS = 24;

    private final NodeRig rig;
    private final List<String> uses = new ArrayList<>();
    private final List<String> types = new ArrayList<>();

    LeftFolders(NodeRig rig) {
        this.rig = rig;
        try {
            Files.createDirectories(rig.assets());
            Files.createDirectories(rig.state());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Leaves the object as one that was read `popularity` times.
    LeftFolders with(Published object, int popularity, String type) {
        return file(object.id(), object.content()).listing(object, popularity, type);
    }

    /// Lists an object, whatever its file is.
    LeftFolders listing(Published object, int popularity, String type) {
        long time = LAST_ACCESS + popularity;
        long kilobytes = Math.ceilDiv(object.size(), 1024);
        uses.add("[\"%s\", {\"popularity\": %d, \"lastAccessTime\": %d, \"sizeKB\": %d}]"
                .formatted(object.id(), popularity, time, kilobytes));
        types.add("[\"%s\", \"%s\"]".formatted(object.id(), type));
        return this;
    }

    LeftFolders file(String name, byte[] content) {
        write(rig.assets().resolve(name), content);
        return this;
    }

    /// Writes `cache.json`; all objects are in the last group.
    void save() {
        write(rig.state().resolve("cache.json"), text().getBytes(StandardCharsets.UTF_8));
    }

    /// Writes `cache.json` up to its middle, as a crash leaves it.
    void saveHalf() {
        write(
                rig.state().resolve("cache.json"),
                text().substring(0, text().length() / 2).getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        return "{\n  \"lruCacheGroups\": [" + "[], ".repeat(GROUPS - 1) + "[" + String.join(",\n", uses)
                + "]],\n  \"mimeTypeByObjectId\": [" + String.join(",\n", types) + "]\n}";
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
