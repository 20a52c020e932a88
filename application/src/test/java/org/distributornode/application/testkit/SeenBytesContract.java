package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.CacheStoreSubject.hold;
import static org.distributornode.application.testkit.CacheStoreSubject.read;

import java.nio.ByteBuffer;
import org.distributornode.application.bytes.ObjectBytes;
import org.junit.jupiter.api.Test;

/// What is known of held bytes that somebody means to send without reading them.
public interface SeenBytesContract extends CacheStoreSubject {

    int SIZE = 200_000;

    @Test
    default void seesWhatItReads() {
        SampleObject sample = SampleObject.of(500, SIZE);
        hold(store(), sample);

        try (ObjectBytes bytes = store().open(sample.id()).orElseThrow()) {
            assertThat(bytes.read(70_000, ByteBuffer.allocate(100))).isEqualTo(100);
            assertThat(bytes.isSeen(70_000, 100)).isTrue();

            assertThat(read(bytes, 0)).isEqualTo(sample.content());
            assertThat(bytes.isSeen(0, SIZE)).isTrue();
            assertThat(bytes.isSeen(SIZE - 1, 1)).isTrue();
        }
    }

    @Test
    default void readsWhatIsDoubtedAsBeforeAndSeesItAgain() {
        SampleObject sample = SampleObject.of(501, SIZE);
        hold(store(), sample);

        try (ObjectBytes bytes = store().open(sample.id()).orElseThrow()) {
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
            bytes.doubt(0, 1);
            bytes.doubt(150_000, 10 * SIZE);

            assertThat(bytes.isSeen(65_536, 65_536)).isTrue();
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
            assertThat(bytes.isSeen(0, SIZE)).isTrue();
        }
    }

    @Test
    default void doubtsNothingBehindTheEnd() {
        SampleObject sample = SampleObject.of(502, SIZE);
        hold(store(), sample);

        try (ObjectBytes bytes = store().open(sample.id()).orElseThrow()) {
            assertThat(read(bytes, 0)).isEqualTo(sample.content());

            bytes.doubt(SIZE, 1);
            bytes.doubt(10 * SIZE, 1);

            assertThat(bytes.isSeen(0, SIZE)).isTrue();
        }
    }
}
