package org.distributornode.e2e.life;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.distributornode.domain.content.ByteSlice;

/// What a node remembers of a fill over a crash, read as the store in `adapters-filesystem` documents the file.
final class SegmentMap {

    /// Magic, version, id, size and hash come before the number of slices.
    private static final int COUNT_AT = 4 + 2 + 8 + 8 + 32;

    private static final int SLICES_AT = COUNT_AT + 4;
    private static final int SLICE_BYTES = 16;

    private SegmentMap() {}

    /// Empty if there is no such file.
    static List<ByteSlice> slices(Path map) {
        try {
            ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(map));
            return IntStream.range(0, file.getInt(COUNT_AT))
                    .map(slice -> SLICES_AT + slice * SLICE_BYTES)
                    .mapToObj(at -> new ByteSlice(file.getLong(at), file.getLong(at + 8)))
                    .toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
