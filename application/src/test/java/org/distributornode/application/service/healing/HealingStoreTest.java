package org.distributornode.application.service.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.distributornode.application.service.healing.HealingRig.FIRST;
import static org.distributornode.application.service.healing.HealingRig.GROUP;
import static org.distributornode.application.service.healing.HealingRig.SECOND;
import static org.distributornode.application.testkit.CacheStoreSubject.read;

import java.nio.ByteBuffer;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.testkit.InMemoryCacheStore.Call;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.distributornode.domain.event.NodeEvent.ObjectDropped;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HealingStoreTest {

    private static final int SIZE = 10 * GROUP + 1000;

    private final HealingRig rig = new HealingRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void healsAnObjectWhoseEndIsGoneWhenItIsRead() {
        SampleObject sample = rig.hold(1, SIZE);
        rig.cut(sample, 7 * GROUP + 5);

        try (ObjectBytes bytes = rig.open(sample)) {
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }

        rig.assertFetched(ByteSlice.between(7 * GROUP, SIZE));
        rig.assertHealed(4L);
    }

    @Test
    void handsOutWhatIsThereBeforeAllOfItIsHealed() {
        SampleObject sample = rig.hold(1, 40 * GROUP);
        rig.cut(sample, GROUP + 100);

        try (ObjectBytes bytes = rig.open(sample)) {
            ByteBuffer into = ByteBuffer.allocate(1000);
            assertThat(bytes.read(GROUP + 100, into)).isEqualTo(1000);
            rig.assertFetched(ByteSlice.between(GROUP, 17 * GROUP));
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }
        assertThat(rig.store.find(sample.id())).isPresent();
        assertThat(rig.origin.bytesSent(sample.id())).isEqualTo(39L * GROUP);
    }

    @Test
    void healsAnObjectWhoseEndGoesWhileItIsRead() {
        SampleObject sample = rig.hold(1, SIZE);

        try (ObjectBytes bytes = rig.open(sample)) {
            rig.cut(sample, 3 * GROUP);
            ByteBuffer into = ByteBuffer.allocate(100);
            assertThat(bytes.read(5 * GROUP + 50, into)).isEqualTo(100);
            assertThat(into.flip()).isEqualTo(sample.bytes(new ByteSlice(5 * GROUP + 50, 100)));
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }
    }

    @Test
    void healsAGroupThatCannotBeRead() {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, 2 * GROUP + 1);

        try (ObjectBytes bytes = rig.open(sample)) {
            rig.store.failNext(Call.READ, CacheFailure.Kind.MEDIUM);
            ByteBuffer into = ByteBuffer.allocate(100);
            assertThat(bytes.read(2 * GROUP, into)).isEqualTo(100);
            assertThat(into.flip()).isEqualTo(sample.bytes(new ByteSlice(2 * GROUP, 100)));
        }

        rig.assertFetched(new ByteSlice(2 * GROUP, GROUP));
    }

    @Test
    void fetchesNothingForAReadThatFailsOnce() {
        SampleObject sample = rig.hold(1, SIZE);

        try (ObjectBytes bytes = rig.open(sample)) {
            rig.store.failNext(Call.READ, CacheFailure.Kind.MEDIUM);
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }

        assertThat(rig.origin.deliveries()).isEmpty();
    }

    @Test
    void fetchesOnceForManyReaders() throws Exception {
        SampleObject sample = rig.hold(1, SIZE);
        rig.cut(sample, 9 * GROUP);

        rig.readByMany(sample);

        assertThat(rig.origin.deliveries()).hasSize(1);
    }

    @Test
    void passesOnWhatCannotBeHealed() {
        SampleObject sample = rig.hold(1, SIZE);
        rig.catalog.forget(sample.id());
        rig.spoil(sample, 5);

        try (ObjectBytes bytes = rig.open(sample)) {
            rig.store.failNext(Call.READ, CacheFailure.Kind.MEDIUM);
            assertThatExceptionOfType(CacheFailure.class).isThrownBy(() -> bytes.read(0, ByteBuffer.allocate(10)));
        }
        rig.cut(sample, 5);
        assertThat(rig.held.look(sample.id()).flatMap(rig.held::open)).isEmpty();
        assertThat(rig.events(ObjectDropped.class))
                .extracting(ObjectDropped::reason)
                .containsExactly(DropReason.MISSING);
    }

    @Test
    void leavesLargeLossesToANewFill() {
        SampleObject sample = rig.hold(1, 258 * GROUP);
        rig.cut(sample, GROUP);

        assertThat(rig.held.look(sample.id()).flatMap(rig.held::open)).isEmpty();

        assertThat(rig.origin.deliveries()).isEmpty();
        assertThat(rig.events(ObjectDropped.class))
                .extracting(ObjectDropped::reason)
                .containsExactly(DropReason.MISSING);
    }

    @Test
    void saysAtOnceThatDescriptorsAreUsedUp() {
        SampleObject sample = rig.hold(1, SIZE);

        try (ObjectBytes bytes = rig.open(sample)) {
            rig.store.failNext(Call.READ, CacheFailure.Kind.EXHAUSTED);
            assertThatExceptionOfType(CacheFailure.class)
                    .isThrownBy(() -> bytes.read(0, ByteBuffer.allocate(10)))
                    .matches(failure -> failure.kind() == CacheFailure.Kind.EXHAUSTED);
        }
    }

    @Test
    void blamesNoObjectForWantOfDescriptorsWhileItHeals() {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, 5);

        try (ObjectBytes bytes = rig.open(sample)) {
            rig.store.failNext(Call.REMAINS, CacheFailure.Kind.EXHAUSTED);
            assertThatExceptionOfType(CacheFailure.class)
                    .isThrownBy(() -> bytes.read(0, ByteBuffer.allocate(10)))
                    .matches(CacheFailure::retryable);
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }
    }

    @Test
    void blamesNoObjectForAReaderWhoseThreadIsToEnd() {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, 5);

        try (ObjectBytes bytes = rig.open(sample)) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(CacheFailure.class)
                    .isThrownBy(() -> bytes.read(0, ByteBuffer.allocate(10)))
                    .matches(CacheFailure::retryable);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }
    }

    @Test
    void keepsPlaceAndPinOfWhatNobodyTellsHowToHeal() {
        SampleObject spoilt = rig.hold(1, SIZE);
        SampleObject cut = rig.hold(2, SIZE);
        rig.pins.pin(spoilt.id());
        rig.pins.pin(cut.id());
        rig.spoil(spoilt, 5);
        rig.cut(cut, SIZE - 5);
        rig.catalog.fallSilent();

        try (ObjectBytes bytes = rig.open(spoilt)) {
            assertThatExceptionOfType(CacheFailure.class)
                    .isThrownBy(() -> bytes.read(0, ByteBuffer.allocate(10)))
                    .matches(CacheFailure::retryable);
            assertThatExceptionOfType(CacheFailure.class)
                    .isThrownBy(() -> rig.held.look(cut.id()).flatMap(rig.held::open))
                    .matches(CacheFailure::retryable);

            rig.catalog.speakAgain();
            assertThat(read(bytes, 0)).isEqualTo(spoilt.content());
        }
        try (ObjectBytes bytes = rig.open(cut)) {
            assertThat(read(bytes, 0)).isEqualTo(cut.content());
        }
        assertThat(rig.pins.used()).isEqualTo(2 * SIZE);
    }

    /// The groups behind it are wrong as well, and come no more.
    @Test
    void handsOutTheGroupThatCameThoughOthersDidNot() {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, 2 * GROUP, 3 * GROUP);
        Step gone = new Step.FailsAt(3 * GROUP, OriginFailure.Kind.CUT_SHORT);
        rig.origin.script(FIRST, gone).script(SECOND, gone);

        try (ObjectBytes bytes = rig.open(sample)) {
            ByteBuffer into = ByteBuffer.allocate(100);
            assertThat(bytes.read(2 * GROUP, into)).isEqualTo(100);
            assertThat(into.flip()).isEqualTo(sample.bytes(new ByteSlice(2 * GROUP, 100)));
        }
    }
}
