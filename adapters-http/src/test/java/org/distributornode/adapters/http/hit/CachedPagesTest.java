package org.distributornode.adapters.http.hit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.distributornode.adapters.http.testserver.PageCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the system does not count pages nobody does: then all is empty.
final class CachedPagesTest {

    private static final int SIZE = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void countsThePagesOfBytesWhereverTheyBegin() throws IOException {
        Path path = folder.resolve("object");
        Files.write(path, new byte[SIZE]);
        try (Pages pages = new Pages(path)) {
            assertThat(pages.have(0, SIZE)).isNotEqualTo(Optional.of(false));
            assertThat(pages.have(4095, 2)).isNotEqualTo(Optional.of(false));
            assertThat(pages.have(SIZE - 1, 1)).isNotEqualTo(Optional.of(false));
        }
    }

    @Test
    void missesThoseThatLeft() throws IOException {
        Path path = folder.resolve("object");
        Files.write(path, new byte[SIZE]);
        try (Pages pages = new Pages(path);
                FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            file.force(true);
            PageCache.forget(path);
            assertThat(pages.have(0, SIZE)).isNotEqualTo(Optional.of(true));
            assertThat(pages.have(SIZE - 1, 1)).isNotEqualTo(Optional.of(true));

            file.read(ByteBuffer.allocate(1), SIZE - 1);
            assertThat(pages.have(SIZE - 1, 1)).isNotEqualTo(Optional.of(false));
            assertThat(pages.have(0, SIZE)).isNotEqualTo(Optional.of(true));
        }
    }

    @Test
    void countsWhatLiesUnderTheNameNoMore() throws IOException {
        Path path = folder.resolve("an object");
        Files.write(path, new byte[SIZE]);
        try (Pages pages = new Pages(path)) {
            Files.delete(path);

            assertThat(pages.have(0, SIZE)).isNotEqualTo(Optional.of(false));
            assertThat(CachedPages.of(path.toString())).isEmpty();
        }
    }

    /// Of one file, if they can be counted.
    private record Pages(Optional<CachedPages> counted) implements AutoCloseable {

        Pages(Path path) {
            this(CachedPages.of(path.toString()));
        }

        Optional<Boolean> have(long offset, long length) {
            return counted.map(pages -> pages.hasAll(offset, length));
        }

        @Override
        public void close() {
            counted.ifPresent(CachedPages::close);
        }
    }
}
