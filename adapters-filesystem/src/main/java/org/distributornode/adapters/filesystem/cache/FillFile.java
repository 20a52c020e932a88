package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// The file of a fill as its one writer has it open, whatever interrupts come.
final class FillFile implements AutoCloseable {

    private final Disk disk;
    private final Path path;
    private FileChannel channel;

    private FillFile(Disk disk, Path path, FileChannel channel) {
        this.disk = disk;
        this.path = path;
        this.channel = channel;
    }

    static FillFile create(Disk disk, Path path) throws IOException {
        return new FillFile(disk, path, disk.create(path));
    }

    static FillFile open(Disk disk, Path path) throws IOException {
        return new FillFile(disk, path, disk.open(path));
    }

    Path path() {
        return path;
    }

    /// Writes the remaining bytes, and takes none of them.
    void write(long position, ByteBuffer bytes) throws IOException {
        Uninterrupted.run(() -> disk.write(channel(), bytes.duplicate(), position));
    }

    void force() throws IOException {
        Uninterrupted.run(() -> disk.force(channel()));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private FileChannel channel() throws IOException {
        if (!channel.isOpen()) {
            channel = disk.open(path);
        }
        return channel;
    }
}
