package org.distributornode.application.service.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.distributornode.application.service.healing.HealingRig.FIRST;
import static org.distributornode.application.service.healing.HealingRig.GROUP;
import static org.distributornode.application.testkit.CacheStoreSubject.read;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.service.cache.HeldObjects.Opened;
import org.distributornode.application.testkit.InMemoryCacheStore.Call;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.distributornode.domain.event.NodeEvent.ObjectDropped;
import org.distributornode.domain.event.NodeEvent.ObjectHealed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HealingStoreTest {

    private static final int SIZE = 10 * GROUP + 1000;

    private final HealingRig rig = new HealingRig();

    @AfterEach
    void close() {
        assertThat(rig.store.openReaders()).isZero();
        rig.close();
    }

    private ObjectBytes open(SampleObject sample) {
        return rig.held.open(sample.id()).map(Opened::bytes).orElseThrow();
    }

    @Test
    void healsAnObjectWhoseEndIsGoneWhenItIsRead() {
        SampleObject sample = rig.hold(1, SIZE);
        rig.cut(sample, 7 * GROUP + 5);

        try (ObjectBytes bytes = open(sample)) {
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }

        assertThat(rig.origin.deliveries())
                .extracting(delivery -> delivery.fetch().slice())
                .containsExactly(ByteSlice.between(7 * GROUP, SIZE));
        assertThat(rig.events(ObjectHealed.class))
                .extracting(ObjectHealed::groups)
                .containsExactly(4L);
        assertThat(rig.events(ObjectDropped.class)).isEmpty();
    }

    @Test
    void handsOutWhatIsThereBeforeAllOfItIsHealed() {
        SampleObject sample = rig.hold(1, 40 * GROUP);
        rig.cut(sample, GROUP + 100);

        try (ObjectBytes bytes = open(sample)) {
            ByteBuffer into = ByteBuffer.allocate(1000);
            assertThat(bytes.read(GROUP + 100, into)).isEqualTo(1000);
            assertThat(rig.origin.deliveries())
                    .extracting(delivery -> delivery.fetch().slice())
                    .containsExactly(ByteSlice.between(GROUP, 17 * GROUP));
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }
        assertThat(rig.store.find(sample.id())).isPresent();
        assertThat(rig.origin.bytesSent(sample.id())).isEqualTo(39L * GROUP);
    }

    @Test
    void healsAnObjectWhoseEndGoesWhileItIsRead() {
        SampleObject sample = rig.hold(1, SIZE);

        try (ObjectBytes bytes = open(sample)) {
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

        try (ObjectBytes bytes = open(sample)) {
            rig.store.failNext(Call.READ, CacheFailure.Kind.MEDIUM);
            ByteBuffer into = ByteBuffer.allocate(100);
            assertThat(bytes.read(2 * GROUP, into)).isEqualTo(100);
            assertThat(into.flip()).isEqualTo(sample.bytes(new ByteSlice(2 * GROUP, 100)));
        }

        assertThat(rig.origin.deliveries())
                .extracting(delivery -> delivery.fetch().slice())
                .containsExactly(new ByteSlice(2 * GROUP, GROUP));
    }

    @Test
    void fetchesNothingForAReadThatFailsOnce() {
        SampleObject sample = rig.hold(1, SIZE);

        try (ObjectBytes bytes = open(sample)) {
            rig.store.failNext(Call.READ, CacheFailure.Kind.MEDIUM);
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }

        assertThat(rig.origin.deliveries()).isEmpty();
    }

    @Test
    void fetchesOnceForManyReaders() throws Exception {
        SampleObject sample = rig.hold(1, SIZE);
        rig.cut(sample, 9 * GROUP);
        rig.origin.script(FIRST, new Step.HoldsAnswer());
        List<Future<byte[]>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                answers.add(threads.submit(() -> {
                    try (ObjectBytes bytes = open(sample)) {
                        return read(bytes, 0);
                    }
                }));
            }
            rig.origin.awaitHeld(FIRST, 1);
            rig.origin.release(FIRST);
        }

        for (Future<byte[]> answer : answers) {
            assertThat(answer.get()).isEqualTo(sample.content());
        }
        assertThat(rig.origin.deliveries()).hasSize(1);
    }

    @Test
    void passesOnWhatCannotBeHealed() {
        SampleObject sample = rig.hold(1, SIZE);
        rig.catalog.forget(sample.id());
        rig.spoil(sample, 5);

        try (ObjectBytes bytes = open(sample)) {
            rig.store.failNext(Call.READ, CacheFailure.Kind.MEDIUM);
            assertThatExceptionOfType(CacheFailure.class).isThrownBy(() -> bytes.read(0, ByteBuffer.allocate(10)));
        }
        rig.cut(sample, 5);
        assertThat(rig.held.open(sample.id())).isEmpty();
        assertThat(rig.events(ObjectDropped.class))
                .extracting(ObjectDropped::reason)
                .containsExactly(DropReason.MISSING);
    }

    @Test
    void leavesLargeLossesToANewFill() {
        SampleObject sample = rig.hold(1, 258 * GROUP);
        rig.cut(sample, GROUP);

        assertThat(rig.held.open(sample.id())).isEmpty();

        assertThat(rig.origin.deliveries()).isEmpty();
        assertThat(rig.events(ObjectDropped.class))
                .extracting(ObjectDropped::reason)
                .containsExactly(DropReason.MISSING);
    }

    @Test
    void saysAtOnceThatDescriptorsAreUsedUp() {
        SampleObject sample = rig.hold(1, SIZE);

        try (ObjectBytes bytes = open(sample)) {
            rig.store.failNext(Call.READ, CacheFailure.Kind.EXHAUSTED);
            assertThatExceptionOfType(CacheFailure.class)
                    .isThrownBy(() -> bytes.read(0, ByteBuffer.allocate(10)))
                    .matches(failure -> failure.kind() == CacheFailure.Kind.EXHAUSTED);
        }
    }
}
