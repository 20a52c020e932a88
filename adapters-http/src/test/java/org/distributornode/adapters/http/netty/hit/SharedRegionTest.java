package org.distributornode.adapters.http.netty.hit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.distributornode.adapters.http.hit.OpenObject;
import org.distributornode.adapters.http.testserver.ScriptedResidency;
import org.distributornode.application.bytes.ObjectBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedRegionTest {

    @TempDir
    private Path folder;

    private long nanos;

    @Test
    void endsWhereItIsOnceItIsTooOld() throws IOException {
        Path path = Files.write(folder.resolve("object"), new byte[1000]);
        try (FileChannel file = FileChannel.open(path)) {
            OpenObject object = new OpenObject(new Nothing(), file, new ScriptedResidency(), Runnable::run);
            SharedRegion region = new SharedRegion(object, 100, 800, () -> nanos);
            region.transferTo(new SmallChannel(300), 0);
            nanos += 99_000_000;
            assertThat(region.count()).isEqualTo(800);

            nanos += 1_000_000;

            assertThat(region.count()).isEqualTo(300);
            region.release();
        }
    }

    private record Nothing() implements ObjectBytes {

        @Override
        public long size() {
            return 1000;
        }

        @Override
        public int read(long position, ByteBuffer into) {
            return 0;
        }

        @Override
        public void close() {}
    }
}
