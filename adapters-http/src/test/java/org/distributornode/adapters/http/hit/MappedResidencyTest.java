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
import org.distributornode.application.bytes.ObjectFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
final class MappedResidencyTest {

    private static final int SIZE = 3_000_000;

    private long nanos;

    @Test
    void knowsAtOnceWhatLeftMemory(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("object");
        Files.write(path, new byte[SIZE]);
        Optional<CachedPages> counted = CachedPages.of(path.toString());
        counted.ifPresent(CachedPages::close);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                MappedResidency residency = MappedResidency.of(new ObjectFile(file, path.toString()), () -> nanos)) {
            assertThat(residency.isResident(0, SIZE)).isTrue();

            file.force(true);
            PageCache.forget(path);
            assertThat(residency.isResident(0, SIZE))
                    .as("where the system does not count pages they are believed for a moment")
                    .isEqualTo(counted.isEmpty());
            nanos += 1_000_000_000;
            assertThat(residency.isResident(SIZE - 1, 1)).isFalse();

            file.read(ByteBuffer.allocate(SIZE), 0);
            assertThat(residency.isResident(0, SIZE)).isTrue();
            assertThat(residency.isResident(SIZE - 1, 1)).isTrue();
        }
    }

    @Test
    void believesForAMomentWhatIsNotCounted(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("object");
        Files.write(path, new byte[SIZE]);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                MappedResidency residency = MappedResidency.uncounted(file, () -> nanos)) {
            assertThat(residency.isResident(0, SIZE)).isTrue();

            file.force(true);
            PageCache.forget(path);
            assertThat(residency.isResident(0, SIZE))
                    .as("believed for a moment")
                    .isTrue();
            nanos += 1_000_000_000;
            assertThat(residency.isResident(0, SIZE)).isFalse();
            assertThat(residency.isResident(SIZE - 1, 1)).isFalse();

            file.read(ByteBuffer.allocate(SIZE), 0);
            assertThat(residency.isResident(0, SIZE)).isTrue();
        }
    }

    @Test
    void knowsThePartsOfGroupsThatAreNotThereWhole(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("object");
        Files.write(path, new byte[SIZE]);
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                MappedResidency residency = MappedResidency.uncounted(file, () -> nanos)) {
            file.force(true);
            PageCache.forget(path);
            assertThat(residency.isResident(SIZE - 100_000, 100_000)).isFalse();

            file.read(ByteBuffer.allocate(10), SIZE - 10);

            assertThat(residency.isResident(SIZE - 10, 10)).isTrue();
            assertThat(residency.isResident(0, 10)).isFalse();
            assertThat(residency.isResident(0, SIZE)).isFalse();

            file.read(ByteBuffer.allocate(100_000), SIZE - 100_000);

            assertThat(residency.isResident(SIZE - 100_000, 100_000)).isTrue();
            PageCache.forget(path);
            assertThat(residency.isResident(SIZE - 10, 10))
                    .as("believed, since its group was there whole")
                    .isTrue();
        }
    }
}
