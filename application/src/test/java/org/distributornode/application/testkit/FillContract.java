package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.distributornode.application.testkit.CacheStoreSubject.hold;
import static org.distributornode.application.testkit.CacheStoreSubject.readHeld;
import static org.distributornode.application.testkit.CacheStoreSubject.write;

import java.nio.ByteBuffer;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;
import org.junit.jupiter.api.Test;

/// How one caller fills an object.
public interface FillContract extends CacheStoreSubject {

    @Test
    default void beginsAFillWithNothing() {
        SampleObject sample = SampleObject.of(100, 1000);

        try (Fill fill = store().fill(sample.object())) {
            assertThat(fill.object()).isEqualTo(sample.object());
            assertThat(fill.present()).isEqualTo(Segments.none());
        }
    }

    @Test
    default void takesPositionsInAnyOrder() {
        SampleObject sample = SampleObject.of(101, 1000);

        try (Fill fill = store().fill(sample.object())) {
            write(fill, sample, 700, 1000);
            write(fill, sample, 0, 100);
            write(fill, sample, 400, 600);
            assertThat(fill.present().slices())
                    .containsExactly(
                            ByteSlice.between(0, 100), ByteSlice.between(400, 600), ByteSlice.between(700, 1000));
            write(fill, sample, 600, 700);
            write(fill, sample, 50, 450);
            assertThat(fill.present().slices()).containsExactly(sample.object().whole());
            fill.commit(sample.proof(), SampleObject.MEDIA_TYPE);
        }

        assertThat(readHeld(store(), sample.id())).isEqualTo(sample.content());
    }

    @Test
    default void takesAllRemainingBytesOfABuffer() {
        SampleObject sample = SampleObject.of(102, 1000);
        ByteBuffer direct = ByteBuffer.allocateDirect(1100);
        direct.position(50).put(sample.bytes()).flip().position(50);

        try (Fill fill = store().fill(sample.object())) {
            fill.write(0, direct);
            assertThat(direct.hasRemaining()).isFalse();
            fill.commit(sample.proof(), SampleObject.MEDIA_TYPE);
        }

        assertThat(readHeld(store(), sample.id())).isEqualTo(sample.content());
    }

    @Test
    default void changesNothingThatIsPresent() {
        SampleObject sample = SampleObject.of(103, 1000);
        ByteBuffer zeros = ByteBuffer.allocate(600);

        try (Fill fill = store().fill(sample.object())) {
            write(fill, sample, 100, 200);
            write(fill, sample, 300, 500);
            fill.write(100, zeros.slice(0, 100));
            fill.write(310, zeros.slice(0, 190));
            write(fill, sample, 50, 600);
            fill.write(50, zeros.slice(0, 550));
            write(fill, sample, 0, 50);
            write(fill, sample, 600, 1000);
            fill.commit(sample.proof(), SampleObject.MEDIA_TYPE);
        }

        assertThat(readHeld(store(), sample.id())).isEqualTo(sample.content());
    }

    @Test
    default void tellsWhichBytesWereMissing() {
        SampleObject sample = SampleObject.of(104, 1000);

        try (Fill fill = store().fill(sample.object())) {
            write(fill, sample, 100, 200);
            write(fill, sample, 300, 500);

            assertThat(fill.write(50, sample.bytes(ByteSlice.between(50, 600))).slices())
                    .containsExactly(
                            ByteSlice.between(50, 100), ByteSlice.between(200, 300), ByteSlice.between(500, 600));
            assertThat(fill.write(50, sample.bytes(ByteSlice.between(50, 600))).slices())
                    .isEmpty();
        }
    }

    @Test
    default void replacesWhatIsPresent() {
        SampleObject sample = SampleObject.of(105, 1000);

        try (Fill fill = store().fill(sample.object())) {
            fill.write(0, ByteBuffer.allocate(600));
            ByteBuffer right = sample.bytes(ByteSlice.between(0, 600));
            fill.replace(0, right);
            assertThat(right.hasRemaining()).isFalse();
            write(fill, sample, 600, 1000);
            fill.commit(sample.proof(), SampleObject.MEDIA_TYPE);
        }

        assertThat(readHeld(store(), sample.id())).isEqualTo(sample.content());
    }

    @Test
    default void replacesNothingThatIsMissing() {
        SampleObject sample = SampleObject.of(106, 1000);

        try (Fill fill = store().fill(sample.object())) {
            write(fill, sample, 0, 500);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> fill.replace(400, sample.bytes(ByteSlice.between(400, 600))));
            assertThatIllegalArgumentException().isThrownBy(() -> fill.replace(-1, ByteBuffer.allocate(1)));
            assertThat(fill.present().slices()).containsExactly(ByteSlice.between(0, 500));
        }
    }

    @Test
    default void dropsWhatIsPresentAndTakesItAnew() {
        SampleObject sample = SampleObject.of(117, 1000);

        try (Fill fill = store().fill(sample.object())) {
            fill.write(0, ByteBuffer.allocate(600));
            write(fill, sample, 600, 700);
            fill.drop(ByteSlice.between(500, 550));
            fill.drop(ByteSlice.between(0, 520));
            fill.drop(ByteSlice.between(550, 600));
            fill.drop(ByteSlice.between(800, 900));

            assertThat(fill.present().slices()).containsExactly(ByteSlice.between(600, 700));
            assertThat(fill.write(0, sample.bytes(ByteSlice.between(0, 1000))).total())
                    .isEqualTo(900);
            fill.commit(sample.proof(), SampleObject.MEDIA_TYPE);
        }

        assertThat(readHeld(store(), sample.id())).isEqualTo(sample.content());
    }

    @Test
    default void tellsWhatIsPresentAsASnapshot() {
        SampleObject sample = SampleObject.of(104, 1000);

        try (Fill fill = store().fill(sample.object())) {
            write(fill, sample, 0, 10);
            Segments before = fill.present();
            write(fill, sample, 10, 20);

            assertThat(before.total()).isEqualTo(10);
            assertThat(fill.present().total()).isEqualTo(20);
        }
    }

    @Test
    default void refusesBytesOutsideTheObject() {
        SampleObject sample = SampleObject.of(105, 1000);

        try (Fill fill = store().fill(sample.object())) {
            ByteBuffer bytes = ByteBuffer.allocate(2);
            assertThatIllegalArgumentException().isThrownBy(() -> fill.write(999, bytes));
            assertThatIllegalArgumentException().isThrownBy(() -> fill.write(Long.MAX_VALUE, bytes));
            assertThatIllegalArgumentException().isThrownBy(() -> fill.write(-1, bytes));
            assertThat(fill.present()).isEqualTo(Segments.none());
            assertThat(bytes.remaining()).isEqualTo(2);
        }
    }

    @Test
    default void refusesToCommitWhileAByteIsMissing() {
        SampleObject sample = SampleObject.of(106, 1000);

        try (Fill fill = store().fill(sample.object())) {
            write(fill, sample, 0, 500);
            write(fill, sample, 501, 1000);
            assertThatIllegalStateException().isThrownBy(() -> fill.commit(sample.proof(), SampleObject.MEDIA_TYPE));
            assertThat(store().open(sample.id())).isEmpty();

            write(fill, sample, 500, 501);
            fill.commit(sample.proof(), SampleObject.MEDIA_TYPE);
        }

        assertThat(readHeld(store(), sample.id())).isEqualTo(sample.content());
    }

    @Test
    default void refusesTheProofOfAnotherObject() {
        SampleObject sample = SampleObject.of(107, 1000);
        SampleObject other = SampleObject.of(108, 1000);

        try (Fill fill = store().fill(sample.object())) {
            fill.write(0, sample.bytes());

            assertThatIllegalArgumentException().isThrownBy(() -> fill.commit(other.proof(), SampleObject.MEDIA_TYPE));
        }
        assertThat(store().open(sample.id())).isEmpty();
    }

    @Test
    default void isOverAfterCommit() {
        SampleObject sample = SampleObject.of(109, 1000);
        Fill fill = store().fill(sample.object());
        fill.write(0, sample.bytes());
        fill.commit(sample.proof(), SampleObject.MEDIA_TYPE);

        assertThatIllegalStateException().isThrownBy(fill::read);
        assertThatIllegalStateException().isThrownBy(fill::force);
        assertThatIllegalStateException().isThrownBy(() -> write(fill, sample, 0, 1));
        assertThatIllegalStateException().isThrownBy(() -> fill.commit(sample.proof(), SampleObject.MEDIA_TYPE));
    }

    @Test
    default void isOverAfterDiscard() {
        SampleObject sample = SampleObject.of(110, 1000);
        Fill fill = store().fill(sample.object());
        fill.write(0, sample.bytes());
        fill.discard();

        assertThatIllegalStateException().isThrownBy(fill::read);
        assertThatIllegalStateException().isThrownBy(fill::force);
        assertThatIllegalStateException().isThrownBy(() -> write(fill, sample, 0, 1));
        assertThatIllegalStateException().isThrownBy(() -> fill.commit(sample.proof(), SampleObject.MEDIA_TYPE));
        assertThat(store().open(sample.id())).isEmpty();
    }

    @Test
    default void isOverAfterClose() {
        SampleObject sample = SampleObject.of(111, 1000);
        Fill fill = store().fill(sample.object());
        fill.write(0, sample.bytes());
        fill.close();

        assertThatIllegalStateException().isThrownBy(fill::read);
        assertThatIllegalStateException().isThrownBy(fill::force);
        assertThatIllegalStateException().isThrownBy(() -> write(fill, sample, 0, 1));
        assertThatIllegalStateException().isThrownBy(() -> fill.drop(ByteSlice.between(0, 1)));
        assertThatIllegalStateException().isThrownBy(() -> fill.commit(sample.proof(), SampleObject.MEDIA_TYPE));
    }

    @Test
    default void keepsACommittedObjectWhenItsFillIsDiscardedOrClosed() {
        SampleObject sample = SampleObject.of(112, 1000);
        Fill fill = store().fill(sample.object());
        fill.write(0, sample.bytes());
        fill.commit(sample.proof(), SampleObject.MEDIA_TYPE);

        fill.discard();
        fill.close();

        assertThat(readHeld(store(), sample.id())).isEqualTo(sample.content());
    }

    @Test
    default void endsAFillMoreThanOnce() {
        SampleObject sample = SampleObject.of(113, 1000);
        Fill discarded = store().fill(sample.object());
        discarded.discard();
        discarded.discard();
        discarded.close();

        try (Fill next = store().fill(sample.object())) {
            discarded.discard();
            discarded.close();

            assertThatCode(() -> write(next, sample, 0, 10)).doesNotThrowAnyException();
            assertThat(next.present().total()).isEqualTo(10);
        }
    }

    @Test
    default void opensAFillOnlyOnceAtATime() {
        SampleObject sample = SampleObject.of(114, 1000);
        SampleObject other = SampleObject.of(115, 1000);

        try (Fill fill = store().fill(sample.object());
                Fill beside = store().fill(other.object())) {
            assertThatIllegalStateException().isThrownBy(() -> store().fill(sample.object()));

            write(fill, sample, 0, 10);
            write(beside, other, 0, 20);
            assertThat(fill.present().total()).isEqualTo(10);
            assertThat(beside.present().total()).isEqualTo(20);
        }
    }

    @Test
    default void fillsAnObjectWhileItIsHeld() {
        SampleObject sample = SampleObject.of(116, 1000);
        hold(store(), sample);

        try (Fill fill = store().fill(sample.object())) {
            assertThat(fill.present()).isEqualTo(Segments.none());
            assertThat(readHeld(store(), sample.id())).isEqualTo(sample.content());
            fill.discard();
        }

        assertThat(readHeld(store(), sample.id())).isEqualTo(sample.content());
    }
}
