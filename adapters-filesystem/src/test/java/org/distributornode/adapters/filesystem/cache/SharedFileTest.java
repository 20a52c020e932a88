package org.distributornode.adapters.filesystem.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.distributornode.application.testkit.SampleObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedFileTest {

    private static final SampleObject SAMPLE = SampleObject.of(1, 100_000);

    @TempDir
    private Path folder;

    @Test
    void readsOnWhenAnInterruptClosedTheChannel() throws IOException {
        Path path = Files.write(folder.resolve("file"), SAMPLE.content());
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        SharedFile file = SharedFile.open(path, channel);
        Files.delete(path);
        channel.close();

        ByteBuffer heap = ByteBuffer.allocate(100_000);
        ByteBuffer direct = ByteBuffer.allocateDirect(1000);

        assertThat(file.read(0, heap)).isEqualTo(64 * 1024);
        assertThat(file.read(heap.position(), heap)).isEqualTo(100_000 - 64 * 1024);
        assertThat(heap.flip()).isEqualTo(SAMPLE.bytes());
        assertThat(file.read(99_500, direct)).isEqualTo(500);
        assertThat(direct.flip()).isEqualTo(SAMPLE.bytes().position(99_500));
        assertThat(file.read(100_000, direct.clear())).isEqualTo(-1);
        file.release();
    }

    @Test
    void isOpenUntilTheLastShareIsGivenBack() throws IOException {
        Path path = Files.write(folder.resolve("file"), SAMPLE.content());
        SharedFile file = SharedFile.open(path);

        assertThat(file.share()).isTrue();
        file.release();
        assertThat(file.read(0, ByteBuffer.allocate(10))).isEqualTo(10);
        file.release();

        assertThat(file.share()).isFalse();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> file.read(0, ByteBuffer.allocate(10)));
    }
}
