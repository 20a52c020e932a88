package org.distributornode.adapters.http.hit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import org.distributornode.application.bytes.ObjectBytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenObjectTest {

    private static final int GROUP = 65_536;
    private static final int GROUPS = 300;

    @TempDir
    private Path folder = Path.of("");

    private final BitSet cold = new BitSet();
    private final BitSet seen = new BitSet();
    private FileChannel file;
    private OpenObject object;

    @BeforeEach
    void open() throws IOException {
        file = FileChannel.open(Files.createFile(folder.resolve("file")));
        object = new OpenObject(new Bytes(), file, new Pages(), Runnable::run);
    }

    @AfterEach
    void close() {
        object.release();
    }

    /// Each is seen as it is read.
    private final class Bytes implements ObjectBytes {

        @Override
        public long size() {
            return (long) GROUPS * GROUP;
        }

        @Override
        public int read(long position, ByteBuffer into) {
            int count = into.remaining();
            seen.set(group(position), group(position + count - 1) + 1);
            into.position(into.limit());
            return count;
        }

        @Override
        public boolean isSeen(long position, long length) {
            return seen.nextClearBit(group(position)) > group(position + length - 1);
        }

        @Override
        public void doubt(long position, long length) {
            seen.clear(group(position), group(position + length - 1) + 1);
        }

        @Override
        public void close() {
            seen.clear();
        }
    }

    private final class Pages implements Residency {

        @Override
        public boolean isResident(long offset, long length) {
            assertThat(offset + length).isLessThanOrEqualTo((long) GROUPS * GROUP);
            int next = cold.nextSetBit(group(offset));
            return next < 0 || next > group(offset + length - 1);
        }

        @Override
        public void close() {
            cold.clear();
        }
    }

    private static int group(long position) {
        return (int) (position / GROUP);
    }

    private boolean isReady(int group) {
        return object.isReady((long) group * GROUP + 5, GROUP - 5);
    }

    private void bring(int group) {
        assertThat(object.bring((long) group * GROUP + 5, GROUP - 5)).isTrue();
    }

    @Test
    void isReadyWhereItIsInMemoryAndWasSeen() {
        assertThat(isReady(3)).isFalse();

        bring(3);

        assertThat(isReady(3)).isTrue();
        assertThat(isReady(4)).isFalse();
    }

    @Test
    void doubtsOnlyWhatHasLeftMemory() {
        for (int group = 3; group < 6; group++) {
            bring(group);
        }
        cold.set(4);

        assertThat(object.isReady(3L * GROUP + 5, 3L * GROUP - 5)).isFalse();

        assertThat(seen.get(3)).isTrue();
        assertThat(seen.get(4)).isFalse();
        assertThat(seen.get(5)).isTrue();
    }

    @Test
    void isToBeSeenAgainWhereItWasFoundCold() {
        seen.set(0, GROUPS);
        cold.set(3);
        assertThat(isReady(3)).isFalse();

        cold.clear(3);

        assertThat(isReady(3)).as("another has brought it").isFalse();
        assertThat(isReady(4)).isTrue();
        bring(3);
        assertThat(isReady(3)).isTrue();
    }

    @Test
    void isToBeSeenAgainWhereTheSystemReadsAhead() {
        seen.set(0, GROUPS);
        cold.set(3, 10);
        cold.set(290, GROUPS);
        bring(3);
        bring(289);

        cold.clear();

        assertThat(isReady(3)).isTrue();
        assertThat(isReady(4)).isFalse();
        assertThat(isReady(9)).isFalse();
        assertThat(isReady(10)).isTrue();
        assertThat(isReady(GROUPS - 1)).isFalse();
    }
}
