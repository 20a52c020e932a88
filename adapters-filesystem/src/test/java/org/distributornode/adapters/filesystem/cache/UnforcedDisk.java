package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// A disk for tests that never waits for the medium.
public final class UnforcedDisk implements Disk {

    private final Disk disk = new LocalDisk();

    @Override
    public FileChannel create(Path file) throws IOException {
        return disk.create(file);
    }

    @Override
    public FileChannel open(Path file) throws IOException {
        return disk.open(file);
    }

    @Override
    public void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        disk.write(channel, bytes, position);
    }

    @Override
    public void force(FileChannel channel) {}

    @Override
    public boolean createFolder(Path folder) throws IOException {
        return disk.createFolder(folder);
    }

    @Override
    public void forceFolder(Path folder) {}

    @Override
    public void move(Path from, Path to) throws IOException {
        disk.move(from, to);
    }

    @Override
    public boolean delete(Path file) throws IOException {
        return disk.delete(file);
    }
}
