package org.distributornode.application.service.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.distributornode.application.bytes.ObjectBytes;
import org.junit.jupiter.api.Test;

final class SlowReadsTest {

    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final SlowReads reads = new SlowReads(now::get);
    private long readTakes;
    private boolean closed;
    private boolean doubted;

    private final ObjectBytes bytes = reads.watch(new ObjectBytes() {
        @Override
        public long size() {
            return 3;
        }

        @Override
        public int read(long position, ByteBuffer into) {
            now.addAndGet(readTakes);
            into.put((byte) position);
            return 1;
        }

        @Override
        public boolean isSeen(long position, long length) {
            return !doubted;
        }

        @Override
        public void doubt(long position, long length) {
            doubted = true;
        }

        @Override
        public void close() {
            closed = true;
        }
    });

    private void read(Duration takes) {
        readTakes = takes.toNanos();
        ByteBuffer into = ByteBuffer.allocate(2);
        assertThat(bytes.read(2, into)).isOne();
        assertThat(into.get(0)).isEqualTo((byte) 2);
    }

    @Test
    void noticesAReadThatWaitsForTheDisk() {
        assertThat(reads.isAnyRecent()).isFalse();

        read(Duration.ofMillis(30));

        assertThat(reads.isAnyRecent()).isTrue();
    }

    @Test
    void closesTheBytesThatItLooksAt() {
        bytes.close();

        assertThat(bytes.size()).isEqualTo(3);
        assertThat(closed).isTrue();
    }

    @Test
    void believesWhatTheBytesBelieve() {
        assertThat(bytes.isSeen(0, 3)).isTrue();

        bytes.doubt(0, 3);

        assertThat(bytes.isSeen(0, 3)).isFalse();
    }

    @Test
    void takesNoNoticeOfWhatIsInMemory() {
        read(Duration.ofNanos(MILLI));

        assertThat(reads.isAnyRecent()).isFalse();
    }

    @Test
    void forgetsItAfterATenthOfASecond() {
        read(Duration.ofMillis(30));
        now.addAndGet(99 * MILLI);
        assertThat(reads.isAnyRecent()).isTrue();

        now.addAndGet(MILLI);

        assertThat(reads.isAnyRecent()).isFalse();
    }
}
