package org.distributornode.adapters.http.hit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.distributornode.adapters.http.testserver.PageCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
final class PassingResidencyTest {

    private static final int MIB = 1 << 20;

    private long nanos;

    @Test
    void knowsWhatOfAGrowingFileIsInMemory(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("fill");
        try (FileChannel file = FileChannel.open(
                        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                PassingResidency residency = new PassingResidency(file, () -> nanos)) {
            assertThat(residency.isResident(0, 1)).as("nothing is there").isFalse();

            file.write(ByteBuffer.allocate(MIB + 100), 0);
            assertThat(residency.isResident(0, MIB + 100)).isTrue();

            file.force(true);
            PageCache.forget(path);
            assertThat(residency.isResident(MIB, 100))
                    .as("believed for a moment")
                    .isTrue();
            assertThat(residency.isResident(0, 100)).as("another block").isFalse();
            nanos += 1_000_000_000;
            assertThat(residency.isResident(MIB, 100)).isFalse();

            file.write(ByteBuffer.allocate(MIB), 2 * MIB);
            assertThat(residency.isResident(2 * MIB, MIB)).isTrue();
            assertThat(residency.isResident(MIB, MIB))
                    .as("a gap, and what is cold")
                    .isFalse();
        }
    }
}
