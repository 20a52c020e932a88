package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.distributornode.adapters.filesystem.cache.Disk;

/// Leaves it to the system when bytes reach the medium: they outlive the process, not a loss of power.
///
/// @param disk does all else
record RelaxedDisk(Disk disk) implements Disk {

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
