package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Small files that are there whole or not at all, also after a loss of power.
public final class DurableFiles {

    /// A file that was being written when the process ended has this at its end.
    static final String UNFINISHED = ".new";

    private final Disk disk;

    DurableFiles(Disk disk) {
        this.disk = disk;
    }

    /// On the disks of this machine.
    public static DurableFiles local() {
        return new DurableFiles(new LocalDisk());
    }

    /// Replaces the file `name` by `content`.
    public void write(Path folder, String name, ByteBuffer content) throws IOException {
        Path unfinished = folder.resolve(name + UNFINISHED);
        try {
            Uninterrupted.run(() -> writeNew(unfinished, content));
            disk.move(unfinished, folder.resolve(name));
        } catch (IOException e) {
            deleteQuietly(unfinished, e);
            throw e;
        }
        disk.forceFolder(folder);
    }

    /// Removes the file `name` and what was left of writing it; a loss of power may bring it back.
    ///
    /// @return false if there was neither
    boolean delete(Path folder, String name) throws IOException {
        boolean unfinished = disk.delete(folder.resolve(name + UNFINISHED));
        return disk.delete(folder.resolve(name)) || unfinished;
    }

    /// Removes the file `name` and what was left of writing it, for good.
    void deleteForGood(Path folder, String name) throws IOException {
        if (delete(folder, name)) {
            disk.forceFolder(folder);
        }
    }

    /// Makes the folder `name`, if it does not exist.
    ///
    /// @return where it is
    Path createFolder(Path parent, String name) throws IOException {
        Path folder = parent.resolve(name);
        if (disk.createFolder(folder)) {
            disk.forceFolder(parent);
        }
        return folder;
    }

    /// At most the first `limit` bytes of `file`, or empty if there is none.
    public static Optional<ByteBuffer> read(Path file, int limit) throws IOException {
        try {
            return Optional.of(Uninterrupted.call(() -> {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    ByteBuffer content = ByteBuffer.allocate((int) Math.min(limit, channel.size()));
                    int count = 0;
                    while (count >= 0 && content.hasRemaining()) {
                        count = channel.read(content);
                    }
                    return content.flip();
                }
            }));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /// Calls `each` for every name in `folder`, in no order, without holding them all.
    static void forEach(Path folder, PathConsumer each) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            for (Path path : found) {
                each.accept(path);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void writeNew(Path file, ByteBuffer content) throws IOException {
        disk.delete(file);
        try (FileChannel channel = disk.create(file)) {
            disk.write(channel, content.duplicate(), 0);
            disk.force(channel);
        }
    }

    private void deleteQuietly(Path file, IOException reason) {
        try {
            disk.delete(file);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    @FunctionalInterface
    interface PathConsumer {
        void accept(Path path) throws IOException;
    }
}
