package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// What changes a disk, step by step, so that tests can break each step.
public interface Disk {

    /// Opens a new file for writing; it must not exist yet.
    FileChannel create(Path file) throws IOException;

    /// Opens a file that exists for writing.
    FileChannel open(Path file) throws IOException;

    /// Writes all remaining bytes from `position` on.
    void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException;

    /// Forces a file's content and length to the medium.
    void force(FileChannel channel) throws IOException;

    /// Makes a folder.
    ///
    /// @return false if it exists
    boolean createFolder(Path folder) throws IOException;

    /// Forces the names in a folder to the medium.
    void forceFolder(Path folder) throws IOException;

    /// Renames within one folder, in one step; what was there is replaced.
    void move(Path from, Path to) throws IOException;

    /// Removes a file.
    ///
    /// @return false if there is none
    boolean delete(Path file) throws IOException;
}
