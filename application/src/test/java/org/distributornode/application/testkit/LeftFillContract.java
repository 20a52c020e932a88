package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.CacheStoreSubject.hold;
import static org.distributornode.application.testkit.CacheStoreSubject.read;
import static org.distributornode.application.testkit.CacheStoreSubject.readHeld;
import static org.distributornode.application.testkit.CacheStoreSubject.write;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.port.cache.CacheStore.LeftFill;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.Segments;
import org.junit.jupiter.api.Test;

/// What becomes of fills that nobody commits.
public interface LeftFillContract extends CacheStoreSubject {

    @Test
    default void keepsAClosedFillForTheNextCaller() {
        SampleObject sample = SampleObject.of(400, 1000);
        try (Fill first = store().fill(sample.object())) {
            write(first, sample, 100, 200);
            write(first, sample, 500, 1000);
        }

        try (Fill second = store().fill(sample.object());
                ObjectBytes bytes = second.read()) {
            assertThat(second.present().slices())
                    .containsExactly(ByteSlice.between(100, 200), ByteSlice.between(500, 1000));
            assertThat(ByteBuffer.wrap(read(bytes, 500)))
                    .isEqualTo(sample.bytes().position(500));
            write(second, sample, 0, 100);
            write(second, sample, 200, 500);
            second.commit(sample.proof(), SampleObject.MEDIA_TYPE);
        }
        assertThat(readHeld(store(), sample.id())).isEqualTo(sample.content());
    }

    @Test
    default void keepsAClosedFillThroughACrash() {
        SampleObject sample = SampleObject.of(401, 1000);
        try (Fill first = store().fill(sample.object())) {
            write(first, sample, 0, 700);
        }

        try (Fill second = afterCrash().fill(sample.object())) {
            assertThat(second.present().slices()).containsExactly(ByteSlice.between(0, 700));
        }
    }

    @Test
    default void bringsBackNothingThatWasDroppedBeforeItWasClosed() {
        SampleObject some = SampleObject.of(423, 1000);
        SampleObject all = SampleObject.of(424, 1000);
        for (SampleObject sample : List.of(some, all)) {
            try (Fill fill = store().fill(sample.object())) {
                write(fill, sample, 0, 700);
                fill.force();
                fill.drop(ByteSlice.between(sample == all ? 0 : 100, 700));
            }
        }

        CacheStore later = afterCrash();

        assertThat(present(later, some)).isEqualTo(100);
        assertThat(present(later, all)).isZero();
    }

    @Test
    default void losesNothingThatWasForced() {
        SampleObject sample = SampleObject.of(402, 1000);
        Fill first = store().fill(sample.object());
        write(first, sample, 600, 1000);
        first.force();
        write(first, sample, 0, 50);
        first.force();

        CacheStore later = afterCrash();

        try (Fill second = later.fill(sample.object());
                ObjectBytes bytes = second.read()) {
            assertThat(second.present().contains(ByteSlice.between(0, 50))).isTrue();
            assertThat(second.present().contains(ByteSlice.between(600, 1000))).isTrue();
            assertThat(ByteBuffer.wrap(read(bytes, 600)))
                    .isEqualTo(sample.bytes().position(600));
            write(second, sample, 0, 600);
            second.commit(sample.proof(), SampleObject.MEDIA_TYPE);
        }
        assertThat(readHeld(later, sample.id())).isEqualTo(sample.content());
    }

    @Test
    default void claimsNothingThatIsNotThereAfterACrash() {
        SampleObject sample = SampleObject.of(403, 1000);
        Fill first = store().fill(sample.object());
        write(first, sample, 0, 100);
        first.force();
        write(first, sample, 400, 1000);

        try (Fill second = afterCrash().fill(sample.object());
                ObjectBytes bytes = second.read()) {
            assertThat(second.present().contains(ByteSlice.between(0, 100))).isTrue();
            assertThat(second.present().slices()).allSatisfy(slice -> {
                ByteBuffer there = ByteBuffer.wrap(read(bytes, slice.offset()));
                assertThat(there).isEqualTo(sample.bytes(slice));
            });
        }
    }

    @Test
    default void takesUpNothingAfterADiscard() {
        SampleObject sample = SampleObject.of(404, 1000);
        Fill first = store().fill(sample.object());
        write(first, sample, 0, 100);
        first.force();
        first.discard();

        try (Fill second = store().fill(sample.object())) {
            assertThat(second.present()).isEqualTo(Segments.none());
        }
    }

    @Test
    default void takesUpNothingAfterACommit() {
        SampleObject sample = SampleObject.of(405, 1000);
        try (Fill first = store().fill(sample.object())) {
            first.write(0, sample.bytes());
            first.force();
            first.commit(sample.proof(), SampleObject.MEDIA_TYPE);
        }

        try (Fill second = store().fill(sample.object())) {
            assertThat(second.present()).isEqualTo(Segments.none());
        }
    }

    @Test
    default void discardsWhatAnotherVersionOfTheObjectLeft() {
        SampleObject longer = SampleObject.of(406, 1000);
        SampleObject other = SampleObject.of(406, new byte[1000]);
        SampleObject shorter = SampleObject.of(406, 999);
        for (SampleObject next : List.of(longer, other, shorter)) {
            try (Fill fill = store().fill(next.object())) {
                assertThat(fill.present()).isEqualTo(Segments.none());
                write(fill, next, 0, 100);
            }
        }

        try (Fill last = store().fill(other.object())) {
            last.write(0, other.bytes());
            last.commit(other.proof(), SampleObject.MEDIA_TYPE);
        }
        assertThat(readHeld(store(), other.id())).isEqualTo(other.content());
    }

    @Test
    default void namesTheFillsThatAreLeft() {
        SampleObject closed = SampleObject.of(420, 1000);
        SampleObject forced = SampleObject.of(421, 1000);
        SampleObject empty = SampleObject.of(422, 1000);
        try (Fill fill = store().fill(closed.object());
                Fill nothing = store().fill(empty.object())) {
            write(fill, closed, 100, 200);
            assertThat(nothing.present().slices()).isEmpty();
        }
        Fill fill = store().fill(forced.object());
        write(fill, forced, 0, 300);
        fill.force();
        List<LeftFill> whileOpen = new ArrayList<>();
        store().scanFills(whileOpen::add);
        write(fill, forced, 300, 400);

        List<LeftFill> left = new ArrayList<>();
        afterCrash().scanFills(left::add);

        assertThat(whileOpen).extracting(each -> each.object().id()).containsExactly(closed.id());
        assertThat(left).extracting(each -> each.object().id()).containsExactlyInAnyOrder(closed.id(), forced.id());
        assertThat(left).extracting(LeftFill::present).containsExactlyInAnyOrder(100L, 300L);
        assertThat(left)
                .extracting(each -> each.object().hash())
                .containsExactlyInAnyOrder(
                        closed.object().hash(), forced.object().hash());
    }

    @Test
    default void sweepsFillsThatNobodyWants() {
        SampleObject wanted = SampleObject.of(407, 1000);
        SampleObject unwanted = SampleObject.of(-407, 1000);
        SampleObject open = SampleObject.of(408, 1000);
        SampleObject held = SampleObject.of(409, 1000);
        hold(store(), held);
        leave(wanted);
        leave(unwanted);
        List<DataObjectId> asked = new ArrayList<>();

        try (Fill fill = store().fill(open.object())) {
            write(fill, open, 0, 100);
            store().sweepFills(id -> {
                asked.add(id);
                return id.equals(wanted.id());
            });

            fill.force();
            assertThat(present(store(), wanted)).isEqualTo(100);
            assertThat(present(store(), unwanted)).isZero();
            assertThat(fill.present().total()).isEqualTo(100);
        }
        assertThat(asked).contains(wanted.id(), unwanted.id()).doesNotContain(held.id());
        assertThat(present(store(), open)).isEqualTo(100);
        assertThat(readHeld(store(), held.id())).isEqualTo(held.content());
    }

    @Test
    default void sweepsFillsThatACrashLeft() {
        SampleObject sample = SampleObject.of(410, 1000);
        leave(sample);

        CacheStore later = afterCrash();
        later.sweepFills(_ -> false);

        assertThat(present(later, sample)).isZero();
    }

    private void leave(SampleObject sample) {
        try (Fill fill = store().fill(sample.object())) {
            write(fill, sample, 0, 100);
        }
    }

    private static long present(CacheStore store, SampleObject sample) {
        try (Fill fill = store.fill(sample.object())) {
            return fill.present().total();
        }
    }
}
