package org.distributornode.application.service.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.distributornode.application.service.healing.HealingRig.FIRST;
import static org.distributornode.application.service.healing.HealingRig.GROUP;
import static org.distributornode.application.testkit.CacheStoreSubject.read;
import static org.distributornode.application.testkit.CacheStoreSubject.readHeld;

import java.nio.ByteBuffer;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Bytes that can be read and are not what they were.
final class SilentDamageTest {

    private static final int SIZE = 10 * GROUP + 1000;

    private final HealingRig rig = new HealingRig();

    @AfterEach
    void close() {
        rig.close();
    }

    private static byte[] readPart(ObjectBytes bytes, ByteSlice slice) {
        ByteBuffer into = ByteBuffer.allocate((int) slice.length());
        int count = 1;
        while (into.hasRemaining() && count > 0) {
            count = bytes.read(slice.offset() + into.position(), into);
        }
        assertThat(into.hasRemaining()).isFalse();
        return into.array();
    }

    private static byte[] part(SampleObject sample, ByteSlice slice) {
        byte[] part = new byte[(int) slice.length()];
        sample.bytes(slice).get(part);
        return part;
    }

    @Test
    void healsAGroupOfWhichABitHasTurned() {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, 2 * GROUP + 1);

        try (ObjectBytes bytes = rig.open(sample)) {
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }

        rig.assertFetched(new ByteSlice(2 * GROUP, GROUP));
        rig.assertHealed(1L);
        assertThat(readHeld(rig.store, sample.id())).isEqualTo(sample.content());
    }

    @Test
    void healsAnObjectOfOneGroup() {
        SampleObject sample = rig.hold(1, 1000);
        rig.spoil(sample, 999);

        try (ObjectBytes bytes = rig.open(sample)) {
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }

        rig.assertFetched(new ByteSlice(0, 1000));
        rig.assertHealed(1L);
    }

    @Test
    void healsTheLastGroup() {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, SIZE - 1);

        try (ObjectBytes bytes = rig.open(sample)) {
            assertThat(readPart(bytes, new ByteSlice(SIZE - 10, 10)))
                    .isEqualTo(part(sample, new ByteSlice(SIZE - 10, 10)));
        }

        rig.assertFetched(new ByteSlice(10 * GROUP, 1000));
        rig.assertHealed(1L);
    }

    @Test
    void looksAtNoGroupThatNobodyReads() {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, 0, 5 * GROUP);
        ByteSlice wanted = ByteSlice.between(3 * GROUP + 7, 5 * GROUP);

        try (ObjectBytes bytes = rig.open(sample)) {
            assertThat(readPart(bytes, wanted)).isEqualTo(part(sample, wanted));
        }

        assertThat(rig.origin.deliveries()).isEmpty();
    }

    @Test
    void healsGroupsThatLieTogetherByOneRequest() {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, 4 * GROUP, 5 * GROUP + 9, 6 * GROUP, 8 * GROUP);

        try (ObjectBytes bytes = rig.open(sample)) {
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }

        rig.assertFetched(ByteSlice.between(4 * GROUP, 7 * GROUP), new ByteSlice(8 * GROUP, GROUP));
        rig.assertHealed(3L, 1L);
    }

    @Test
    void handsOutNoByteOfAGroupThatCannotBeHealed() {
        SampleObject sample = rig.hold(1, SIZE);
        rig.catalog.forget(sample.id());
        rig.spoil(sample, 5);

        try (ObjectBytes bytes = rig.open(sample)) {
            ByteBuffer into = ByteBuffer.allocate(10);
            assertThatExceptionOfType(CacheFailure.class)
                    .isThrownBy(() -> bytes.read(GROUP - 5, into))
                    .matches(failure -> failure.kind() == CacheFailure.Kind.MEDIUM);
            assertThat(into.position()).isZero();
            assertThat(readPart(bytes, new ByteSlice(GROUP, 100))).isEqualTo(part(sample, new ByteSlice(GROUP, 100)));
        }
    }

    @Test
    void believesNoSourceThatSendsOtherBytes() {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, 5);
        rig.origin.script(FIRST, new Step.Flips(7));

        try (ObjectBytes bytes = rig.open(sample)) {
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }

        rig.assertHealed(1L);
    }

    @Test
    void fetchesOnceForManyReaders() throws Exception {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, 9 * GROUP);

        rig.readByMany(sample);

        assertThat(rig.origin.deliveries()).hasSize(1);
    }

    @Test
    void looksAgainAtWhatIsDoubted() {
        SampleObject sample = rig.hold(1, SIZE);

        try (ObjectBytes bytes = rig.open(sample)) {
            assertThat(bytes.isSeen(0, 1)).isFalse();
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
            assertThat(bytes.isSeen(0, SIZE)).isTrue();

            rig.spoil(sample, 3 * GROUP, SIZE - 1);
            bytes.doubt(3 * GROUP + 7, 1);
            bytes.doubt(10 * GROUP, 100 * GROUP);
            assertThat(bytes.isSeen(2 * GROUP, GROUP)).isTrue();
            assertThat(bytes.isSeen(2 * GROUP, GROUP + 1)).isFalse();
            assertThat(bytes.isSeen(4 * GROUP, 6 * GROUP)).isTrue();
            assertThat(bytes.isSeen(SIZE - 1, 1)).isFalse();
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
            assertThat(bytes.isSeen(0, SIZE)).isTrue();
        }

        rig.assertFetched(new ByteSlice(3 * GROUP, GROUP), new ByteSlice(10 * GROUP, 1000));
    }

    @Test
    void disturbsNoReaderOfWhatGoesMeanwhile() {
        SampleObject sample = rig.hold(1, SIZE);

        try (ObjectBytes bytes = rig.open(sample)) {
            rig.held.drop(sample.id(), DropReason.DENIED);
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }
    }

    @Test
    void looksWithTheProofOfWhatIsHeldNow() {
        SampleObject first = rig.hold(1, SIZE);
        SampleObject second = SampleObject.of(2, SIZE);

        try (ObjectBytes before = rig.open(first)) {
            rig.held.drop(first.id(), DropReason.DAMAGED);
            rig.hold(SampleObject.of(1, second.content()));
            try (ObjectBytes after = rig.open(first)) {
                assertThat(read(after, 0)).isEqualTo(second.content());
            }
            assertThat(read(before, 0)).isEqualTo(first.content());
        }
        assertThat(rig.origin.deliveries()).isEmpty();
    }

    @Test
    void makesALostProofAgain() {
        SampleObject sample = rig.hold(1, SIZE);
        rig.store.loseProof(sample.id());

        try (ObjectBytes bytes = rig.open(sample)) {
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }

        assertThat(rig.store.proof(sample.id())).contains(sample.proof());
        assertThat(rig.origin.deliveries()).isEmpty();
    }

    @Test
    void opensNothingThatIsWrongAndHasNoProof() {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, 5);
        rig.store.loseProof(sample.id());

        assertThat(rig.held.look(sample.id()).flatMap(rig.held::open)).isEmpty();

        assertThat(rig.held.find(sample.id())).isEmpty();
    }
}
