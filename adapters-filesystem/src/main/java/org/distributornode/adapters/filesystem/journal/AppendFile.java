package org.distributornode.adapters.filesystem.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that grows at its end. Interrupting a thread does it no harm, unlike a file channel.
interface AppendFile extends Closeable {

    /// Adds all of `bytes`, or a part of them when it fails.
    void write(byte[] bytes) throws IOException;

    /// Cuts off what lies behind `length`.
    void truncate(long length) throws IOException;

    /// Returns when all of it is on the medium.
    void force() throws IOException;

    /// What files are made on; tests hand in one that fails.
    interface Medium {

        /// The file at `path`, empty, whether it was there before or not.
        default AppendFile create(Path path) throws IOException {
            return AppendFile.create(path);
        }

        /// Returns when the names in `folder` are on the medium. An interrupt would close the channel: it waits.
        default void force(Path folder) throws IOException {
            boolean interrupted = Thread.interrupted();
            try {
                while (!forced(folder)) {
                    interrupted |= Thread.interrupted();
                }
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private static boolean forced(Path folder) throws IOException {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
                return true;
            } catch (ClosedByInterruptException _) {
                return false;
            }
        }
    }

    static AppendFile create(Path path) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            file.setLength(0);
        } catch (IOException e) {
            file.close();
            throw e;
        }
        return new OnDisk(file);
    }

    /// @param file its position is always its end
    record OnDisk(RandomAccessFile file) implements AppendFile {

        @Override
        public void write(byte[] bytes) throws IOException {
            file.write(bytes);
        }

        @Override
        public void truncate(long length) throws IOException {
            file.setLength(length);
            file.seek(length);
        }

        @Override
        public void force() throws IOException {
            file.getFD().sync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
