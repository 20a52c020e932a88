package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.OptionalLong;
import org.distributornode.application.port.cache.CacheStore.Unproven;
import org.distributornode.domain.content.DataObjectId;

/// The flat folder with the bytes of objects: `<id>` is a held one, `.fill-<id>` a fill. Nothing else in it is ever
/// touched.
final class AssetFolder {

    private static final String FILL = ".fill-";

    private final Path folder;
    private final Disk disk;

    AssetFolder(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    Path path() {
        return folder;
    }

    Path heldFile(DataObjectId id) {
        return folder.resolve(id.toString());
    }

    Path fillFile(DataObjectId id) {
        return folder.resolve(FILL + id);
    }

    /// The length of the file of a held object, or empty if there is no such file.
    OptionalLong heldLength(DataObjectId id) throws IOException {
        return length(heldFile(id));
    }

    /// The length of the file of a fill, or empty if there is no such file.
    OptionalLong fillLength(DataObjectId id) throws IOException {
        return length(fillFile(id));
    }

    void deleteHeld(DataObjectId id) throws IOException {
        if (heldLength(id).isPresent()) {
            disk.delete(heldFile(id));
        }
    }

    /// Removes what is no file of a committed object but lies where one goes, for good.
    void clearHeld(DataObjectId id) throws IOException {
        if (heldLength(id).isPresent()) {
            disk.delete(heldFile(id));
            disk.forceFolder(folder);
        }
    }

    /// Forces a file that somebody else wrote, and its name, to the medium.
    void forceHeld(DataObjectId id) throws IOException {
        Uninterrupted.run(() -> {
            try (FileChannel file = FileChannel.open(heldFile(id), StandardOpenOption.READ)) {
                disk.force(file);
            }
        });
        disk.forceFolder(folder);
    }

    void deleteFill(DataObjectId id) throws IOException {
        disk.delete(fillFile(id));
    }

    /// Makes the file of a fill that of a held object, for good. If that fails it is a fill still.
    void publish(DataObjectId id) throws IOException {
        disk.move(fillFile(id), heldFile(id));
        try {
            disk.forceFolder(folder);
        } catch (IOException e) {
            disk.move(heldFile(id), fillFile(id));
            throw e;
        }
    }

    /// The file where a held object would lie, or empty if there is no such file.
    Optional<Unproven> found(DataObjectId id) throws IOException {
        try {
            BasicFileAttributes attributes = attributes(heldFile(id));
            return attributes.isRegularFile()
                    ? Optional.of(new Unproven(
                            id, attributes.size(), attributes.lastModifiedTime().toInstant()))
                    : Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// Calls `each` with every number that is a name in the folder.
    void forEachNumber(SegmentMaps.IdConsumer each) throws IOException {
        DurableFiles.forEach(folder, file -> {
            Optional<DataObjectId> id = DataObjectId.parse(file.getFileName().toString());
            if (id.isPresent()) {
                each.accept(id.get());
            }
        });
    }

    /// Calls `each` with the id of every fill.
    void forEachFill(SegmentMaps.IdConsumer each) throws IOException {
        DurableFiles.forEach(folder, file -> {
            String name = file.getFileName().toString();
            Optional<DataObjectId> id =
                    name.startsWith(FILL) ? DataObjectId.parse(name.substring(FILL.length())) : Optional.empty();
            if (id.isPresent()) {
                each.accept(id.get());
            }
        });
    }

    private static OptionalLong length(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = attributes(file);
            return attributes.isRegularFile() ? OptionalLong.of(attributes.size()) : OptionalLong.empty();
        } catch (NoSuchFileException _) {
            return OptionalLong.empty();
        }
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
