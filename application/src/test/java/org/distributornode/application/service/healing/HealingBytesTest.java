package org.distributornode.application.service.healing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.distributornode.application.testkit.ArrayBytes;
import org.junit.jupiter.api.Test;

final class HealingBytesTest {

    private static final int GROUP = HealingRig.GROUP;

    private final Looking looking = new Looking();
    private final HealingBytes bytes = new HealingBytes(new ArrayBytes(ByteBuffer.allocate(3 * GROUP)), looking);

    /// What has left memory comes from the medium the next time, though it was right when it was read.
    @Test
    void looksAgainAtWhatWasDoubtedWhileItWasLookedAt() {
        looking.meanwhile = () -> bytes.doubt(GROUP, 1);

        read(GROUP);
        assertThat(bytes.isSeen(GROUP, 1)).isFalse();

        looking.meanwhile = () -> bytes.doubt(2 * GROUP, 1);
        read(GROUP);
        assertThat(bytes.isSeen(GROUP, 1)).isTrue();
    }

    /// Others may need what is given back by then.
    @Test
    void endsWhatIsDoneForItOnce() {
        bytes.close();
        bytes.close();

        assertThat(looking.ends).isOne();
    }

    private void read(long position) {
        assertThat(bytes.read(position, ByteBuffer.allocate(10))).isEqualTo(10);
    }

    /// Finds all to be right.
    private static final class Looking implements HealingBytes.Care {

        Runnable meanwhile = () -> {};
        int ends;

        @Override
        public boolean isRight(int group, ByteBuffer found) {
            meanwhile.run();
            return true;
        }

        @Override
        public boolean heal(int group) {
            return false;
        }

        @Override
        public void close() {
            ends++;
        }
    }
}
