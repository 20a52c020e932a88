package org.distributornode.adapters.filesystem.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.distributornode.adapters.filesystem.cache.Disk;

/// Tells the index of each file of an object before it changes, and afterwards.
///
/// @param disk does all else
record IndexedDisk(Disk disk, StoreIndex index) implements Disk {

    @Override
    public FileChannel create(Path file) throws IOException {
        return disk.create(file);
    }

    @Override
    public FileChannel open(Path file) throws IOException {
        Optional<IndexedFile> changed = index.find(file);
        if (changed.isPresent()) {
            changed.get().before(true);
        }
        return disk.open(file);
    }

    @Override
    public void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        disk.write(channel, bytes, position);
    }

    @Override
    public void force(FileChannel channel) throws IOException {
        disk.force(channel);
    }

    @Override
    public boolean createFolder(Path folder) throws IOException {
        return disk.createFolder(folder);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        disk.forceFolder(folder);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Optional<IndexedFile> source = before(from);
        Optional<IndexedFile> target = before(to);
        disk.move(from, to);
        source.ifPresent(this::after);
        target.ifPresent(this::after);
    }

    @Override
    public boolean delete(Path file) throws IOException {
        Optional<IndexedFile> deleted = before(file);
        boolean there = disk.delete(file);
        deleted.ifPresent(this::after);
        return there;
    }

    private Optional<IndexedFile> before(Path file) throws IOException {
        Optional<IndexedFile> found = index.find(file);
        if (found.isPresent()) {
            found.get().before(false);
        }
        return found;
    }

    private void after(IndexedFile file) {
        file.after();
        index.settle(file.index());
    }
}
