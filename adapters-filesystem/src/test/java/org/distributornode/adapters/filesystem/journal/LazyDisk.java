package org.distributornode.adapters.filesystem.journal;

import java.io.IOException;
import java.nio.file.Path;

/// A disk that is never forced: for tests that open a journal thousands of times and cut no power.
final class LazyDisk implements AppendFile.Medium {

    @Override
    public AppendFile create(Path path) throws IOException {
        AppendFile file = AppendFile.create(path);
        return new AppendFile() {

            @Override
            public void write(byte[] bytes) throws IOException {
                file.write(bytes);
            }

            @Override
            public void truncate(long length) throws IOException {
                file.truncate(length);
            }

            @Override
            public void force() {}

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    @Override
    public void force(Path folder) {}
}
