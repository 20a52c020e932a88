package org.distributornode.adapters.filesystem.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// A disk that takes only so many bytes and then fails as a full one does, in the middle of a write.
final class FullDisk implements AppendFile.Medium {

    private long room = Long.MAX_VALUE;
    private boolean cutting = true;

    void leaveRoom(long bytes) {
        room = bytes;
    }

    /// Makes truncating fail too, or no longer.
    void letCut(boolean works) {
        cutting = works;
    }

    @Override
    public AppendFile create(Path path) throws IOException {
        AppendFile file = AppendFile.create(path);
        return new AppendFile() {

            @Override
            public void write(byte[] bytes) throws IOException {
                int fits = (int) Math.min(bytes.length, room);
                room -= fits;
                file.write(Arrays.copyOf(bytes, fits));
                if (fits < bytes.length) {
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void truncate(long length) throws IOException {
                if (!cutting) {
                    throw new IOException("Input/output error");
                }
                file.truncate(length);
            }

            @Override
            public void force() throws IOException {
                file.force();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }
}
