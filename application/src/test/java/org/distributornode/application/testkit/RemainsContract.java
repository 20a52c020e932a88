package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.distributornode.application.testkit.CacheStoreSubject.hold;
import static org.distributornode.application.testkit.CacheStoreSubject.read;
import static org.distributornode.application.testkit.CacheStoreSubject.readHeld;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.CacheStore.Remains;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObjectId;
import org.junit.jupiter.api.Test;

/// What every [CacheStore] keeps to where objects are mended.
public interface RemainsContract extends CacheStoreSubject {

    int REMAINS_SIZE = 200_000;

    @Test
    default void showsWhatThereIsOfAHeldObject() {
        SampleObject sample = SampleObject.of(30, REMAINS_SIZE);
        hold(store(), sample);

        try (Remains remains = store().remains(sample.id()).orElseThrow()) {
            assertThat(remains.object()).isEqualTo(sample.object());
            assertThat(remains.proof()).isEqualTo(sample.proof());
            assertThat(remains.size()).isEqualTo(REMAINS_SIZE);
            assertThat(remains.present()).isEqualTo(REMAINS_SIZE);
            assertThat(read(remains, 0)).isEqualTo(sample.content());
            assertThat(remains.read(REMAINS_SIZE, ByteBuffer.allocate(1))).isZero();
        }
    }

    @Test
    default void hasNoRemainsOfWhatIsNotThere() {
        SampleObject sample = SampleObject.of(31, 100);
        hold(store(), sample);
        store().delete(sample.id());
        leave(new DataObjectId(32), new byte[3]);

        assertThat(store().remains(sample.id())).isEmpty();
        assertThat(store().remains(new DataObjectId(32))).isEmpty();
        assertThat(store().remains(new DataObjectId(404))).isEmpty();
    }

    @Test
    default void mendsBytesInPlaceAndForGood() {
        SampleObject sample = SampleObject.of(33, REMAINS_SIZE);
        hold(store(), sample);
        spoil(sample.id(), spoilt(sample));

        try (ObjectBytes before = store().open(sample.id()).orElseThrow();
                Remains remains = store().remains(sample.id()).orElseThrow()) {
            assertThat(read(before, 0)).isNotEqualTo(sample.content());
            ByteBuffer bytes = sample.bytes(ByteSlice.between(70_000, 140_000));
            remains.mend(70_000, bytes);

            assertThat(bytes.hasRemaining()).isFalse();
            assertThat(read(before, 0)).isEqualTo(sample.content());
            assertThat(read(remains, 0)).isEqualTo(sample.content());
        }
        CacheStore later = afterCrash();
        assertThat(readHeld(later, sample.id())).isEqualTo(sample.content());
        assertThat(later.proof(sample.id())).contains(sample.proof());
    }

    @Test
    default void makesALostEndGoodFromItsBeginningOn() {
        SampleObject sample = SampleObject.of(34, REMAINS_SIZE);
        hold(store(), sample);
        spoil(sample.id(), Arrays.copyOf(sample.content(), 90_000));
        assertThat(store().open(sample.id())).isEmpty();
        assertThat(store().find(sample.id())).isEmpty();

        try (Remains remains = store().remains(sample.id()).orElseThrow()) {
            assertThat(remains.present()).isEqualTo(90_000);
            assertThat(read(remains, 0)).hasSize(90_000);
            assertThat(remains.read(90_000, ByteBuffer.allocate(1))).isZero();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> remains.mend(90_001, sample.bytes(ByteSlice.between(90_001, REMAINS_SIZE))));
            remains.mend(65_536, sample.bytes(ByteSlice.between(65_536, 131_072)));
            assertThat(remains.present()).isEqualTo(131_072);
            assertThat(store().open(sample.id())).isEmpty();
            remains.mend(131_072, sample.bytes(ByteSlice.between(131_072, REMAINS_SIZE)));
            assertThat(remains.present()).isEqualTo(REMAINS_SIZE);
        }

        assertThat(readHeld(store(), sample.id())).isEqualTo(sample.content());
        assertThat(readHeld(afterCrash(), sample.id())).isEqualTo(sample.content());
    }

    @Test
    default void mendsNothingBeyondAnObject() {
        SampleObject sample = SampleObject.of(35, 100);
        hold(store(), sample);

        try (Remains remains = store().remains(sample.id()).orElseThrow()) {
            assertThatIllegalArgumentException().isThrownBy(() -> remains.mend(99, ByteBuffer.allocate(2)));
            assertThatIllegalArgumentException().isThrownBy(() -> remains.mend(-1, ByteBuffer.allocate(1)));
        }
        assertThat(readHeld(store(), sample.id())).isEqualTo(sample.content());
    }

    @Test
    default void closesRemainsTwice() {
        SampleObject sample = SampleObject.of(36, 100);
        hold(store(), sample);
        Remains remains = store().remains(sample.id()).orElseThrow();

        remains.close();

        assertThatCode(remains::close).doesNotThrowAnyException();
    }

    private static byte[] spoilt(SampleObject sample) {
        byte[] bytes = sample.content();
        bytes[70_000] ^= 1;
        bytes[139_999] ^= 1;
        return bytes;
    }
}
