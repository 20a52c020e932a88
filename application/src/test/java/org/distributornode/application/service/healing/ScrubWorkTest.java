package org.distributornode.application.service.healing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.distributornode.application.service.healing.HealingRig.FIRST;
import static org.distributornode.application.service.healing.HealingRig.GROUP;
import static org.distributornode.application.service.healing.HealingRig.SECOND;
import static org.distributornode.application.testkit.CacheStoreSubject.readHeld;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.service.job.ToldCourse;
import org.distributornode.application.testkit.InMemoryCacheStore.Call;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.distributornode.domain.event.NodeEvent.ObjectDropped;
import org.distributornode.domain.event.NodeEvent.ObjectHealed;
import org.distributornode.domain.event.NodeEvent.ScrubEnded;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobProgress;
import org.distributornode.domain.job.JobScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScrubWorkTest {

    private static final int SIZE = 5 * GROUP + 1000;

    private final HealingRig rig = new HealingRig();

    @AfterEach
    void close() {
        rig.close();
    }

    private static ToldCourse all() {
        return new ToldCourse(new JobOrder(JobKind.SCRUB, new JobScope.Held()));
    }

    private void assertIsWhole(SampleObject sample) {
        assertThat(readHeld(rig.store, sample.id())).isEqualTo(sample.content());
        assertThat(rig.held.find(sample.id())).isPresent();
    }

    @Test
    void leavesAloneWhatIsRight() throws InterruptedException {
        rig.hold(1, SIZE);
        rig.hold(2, 0);
        rig.hold(3, 1);
        ToldCourse course = all();

        assertThat(rig.scrub.run(course)).isEmpty();

        assertThat(course.reports().getLast()).isEqualTo(new JobProgress(3, 3, SIZE + 1, SIZE + 1, 0, 0, 0));
        assertThat(rig.origin.deliveries()).isEmpty();
        assertThat(rig.events(ScrubEnded.class))
                .containsExactly(new ScrubEnded(rig.clock.instant(), 3, SIZE + 1, 0, 0, 0));
    }

    @Test
    void healsWrongGroupsAndFetchesNothingElse() throws InterruptedException {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, 10, 2 * GROUP, 3 * GROUP + 7, SIZE - 1);
        ToldCourse course = all();

        assertThat(rig.scrub.run(course)).isEmpty();

        assertIsWhole(sample);
        assertThat(rig.origin.deliveries())
                .extracting(delivery -> delivery.fetch().slice())
                .containsExactly(
                        ByteSlice.between(0, GROUP),
                        ByteSlice.between(2 * GROUP, 4 * GROUP),
                        ByteSlice.between(5 * GROUP, SIZE));
        assertThat(course.reports().getLast()).isEqualTo(new JobProgress(1, 1, SIZE, SIZE, 0, 4, 4));
        assertThat(rig.events(ObjectHealed.class))
                .extracting(ObjectHealed::groups)
                .containsExactly(1L, 2L, 1L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, GROUP - 1, GROUP, GROUP + 1, SIZE - 1})
    void healsALostEnd(int length) throws InterruptedException {
        SampleObject sample = rig.hold(1, SIZE);
        rig.cut(sample, length);

        assertThat(rig.scrub.run(all())).isEmpty();

        assertIsWhole(sample);
    }

    @Test
    void healsWhatTheDiskRefusesToRead() throws InterruptedException {
        SampleObject sample = rig.hold(1, SIZE);
        rig.store.failNext(Call.READ, CacheFailure.Kind.MEDIUM);

        assertThat(rig.scrub.run(all())).isEmpty();

        assertIsWhole(sample);
        assertThat(rig.events(ObjectHealed.class)).hasSize(1);
    }

    @Test
    void goesOverToAnotherSource() throws InterruptedException {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, 10, GROUP, 2 * GROUP);
        rig.origin.script(FIRST, new Step.FailsAt(GROUP + 5, OriginFailure.Kind.CUT_SHORT));

        assertThat(rig.scrub.run(all())).isEmpty();

        assertIsWhole(sample);
    }

    @Test
    void bansALiarAndWritesNothingOfItsLies() throws InterruptedException {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, GROUP + 10);
        rig.origin.script(FIRST, new Step.Flips(GROUP + 99));

        assertThat(rig.scrub.run(all())).isEmpty();

        assertIsWhole(sample);
        assertThat(rig.events(NodeEvent.ObjectRejected.class))
                .extracting(NodeEvent.ObjectRejected::source)
                .containsExactly("http://first");
    }

    @Test
    void setsBackWhatCannotBeHealed() throws InterruptedException {
        SampleObject lies = rig.hold(1, SIZE);
        rig.origin.script(FIRST, new Step.Flips(10)).script(SECOND, new Step.Flips(11));
        rig.spoil(lies, 10);
        SampleObject unknown = rig.hold(2, SIZE);
        rig.catalog.forget(unknown.id());
        rig.spoil(unknown, 10);
        SampleObject right = rig.hold(3, SIZE);
        ToldCourse course = all();

        assertThat(rig.scrub.run(course))
                .contains("2 set back to what is right of them, since the rest was not to be had");

        assertThat(rig.store.heldIds()).containsExactly(right.id());
        assertThat(rig.held.capacity().reserved()).isEqualTo(2 * SIZE);
        assertThat(rig.events(ObjectDropped.class))
                .extracting(ObjectDropped::reason)
                .containsExactly(DropReason.DAMAGED, DropReason.DAMAGED);
        assertThat(course.reports().getLast().objectsBad()).isEqualTo(2);
        assertThat(course.reports().getLast().groupsBad()).isEqualTo(2);
        assertThat(course.reports().getLast().groupsHealed()).isZero();
    }

    @Test
    void keepsPlaceAndPinOfWhatASilentCatalogueDoesNotLetItHeal() throws InterruptedException {
        SampleObject spoilt = rig.hold(1, SIZE);
        SampleObject cut = rig.hold(2, SIZE);
        rig.pins.pin(spoilt.id());
        rig.pins.pin(cut.id());
        rig.spoil(spoilt, 10, 3 * GROUP);
        rig.cut(cut, 2 * GROUP + 5);
        rig.catalog.fallSilent();
        ToldCourse course = all();

        assertThat(rig.scrub.run(course)).contains("2 kept though damaged, since nobody told who has the rest");

        assertThat(rig.events(ObjectDropped.class)).isEmpty();
        assertThat(rig.pins.used()).isEqualTo(2 * SIZE);
        assertThat(course.reports().getLast()).isEqualTo(new JobProgress(2, 2, 2 * SIZE, 2 * SIZE, 0, 6, 0));

        rig.catalog.speakAgain();
        assertThat(rig.scrub.run(all())).isEmpty();

        assertIsWhole(spoilt);
        assertIsWhole(cut);
        assertThat(rig.pins.used()).isEqualTo(2 * SIZE);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNREACHABLE", "TIMED_OUT", "REFUSED", "CUT_SHORT", "BUSY"})
    void keepsPlaceAndPinAsLongAsASourceMayHaveTheRest(OriginFailure.Kind kind) throws InterruptedException {
        SampleObject sample = rig.hold(1, SIZE);
        rig.pins.pin(sample.id());
        rig.spoil(sample, 10);
        rig.origin
                .script(FIRST, new Step.Fails(OriginFailure.Kind.LACKS_OBJECT))
                .script(SECOND, new Step.Fails(kind));

        assertThat(rig.scrub.run(all())).contains("1 kept though damaged, since nobody told who has the rest");

        assertThat(rig.pins.used()).isEqualTo(SIZE);

        rig.origin.script(SECOND);
        assertThat(rig.scrub.run(all())).isEmpty();

        assertIsWhole(sample);
    }

    @Test
    void keepsWhatIsRightOfWhatNobodyHas() throws InterruptedException {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, 10, 3 * GROUP);
        nobodyHasIt();

        assertThat(rig.scrub.run(all()))
                .contains("1 set back to what is right of them, since the rest was not to be had");

        assertThat(rig.held.find(sample.id())).isEmpty();
        assertThat(rig.partials.ids()).containsExactly(sample.id());
        try (Fill fill = rig.store.fill(sample.object());
                ObjectBytes bytes = fill.read()) {
            assertThat(fill.present().slices())
                    .containsExactly(ByteSlice.between(GROUP, 3 * GROUP), ByteSlice.between(4 * GROUP, SIZE));
            ByteBuffer there = ByteBuffer.allocate(2 * GROUP);
            assertThat(bytes.read(GROUP, there)).isEqualTo(2 * GROUP);
            assertThat(there.flip()).isEqualTo(sample.bytes(ByteSlice.between(GROUP, 3 * GROUP)));
        }
    }

    @Test
    void keepsWhatIsLeftOfACutObjectWhoseEndNobodyHas() throws InterruptedException {
        SampleObject sample = rig.hold(1, SIZE);
        rig.cut(sample, 2 * GROUP + 5);
        nobodyHasIt();

        assertThat(rig.scrub.run(all())).isPresent();

        try (Fill fill = rig.store.fill(sample.object())) {
            assertThat(fill.present().slices()).containsExactly(ByteSlice.between(0, 2 * GROUP));
        }
    }

    @Test
    void keepsNothingOfAnObjectThatIsAllWrong() throws InterruptedException {
        SampleObject sample = rig.hold(1, GROUP);
        rig.spoil(sample, 10);
        nobodyHasIt();

        assertThat(rig.scrub.run(all())).isPresent();

        assertThat(rig.partials.count()).isZero();
        assertThat(rig.held.capacity().reserved()).isZero();
    }

    private void nobodyHasIt() {
        Step lacks = new Step.Fails(OriginFailure.Kind.LACKS_OBJECT);
        rig.origin.script(FIRST, lacks).script(SECOND, lacks);
    }

    @Test
    void dropsWhatTheDiskDoesNotTake() throws InterruptedException {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, 10);
        rig.store.failNext(Call.MEND, CacheFailure.Kind.MEDIUM);
        rig.store.failNext(Call.WRITE, CacheFailure.Kind.NO_SPACE);

        assertThat(rig.scrub.run(all())).isPresent();

        assertThat(rig.held.find(sample.id())).isEmpty();
        assertThat(rig.partials.count()).isZero();
        assertThat(rig.held.capacity().reserved()).isZero();
        try (Fill fill = rig.store.fill(sample.object())) {
            assertThat(fill.present().total()).isZero();
        }
    }

    @Test
    void dropsWhatIsGone() throws InterruptedException {
        SampleObject sample = rig.hold(1, SIZE);
        rig.store.delete(sample.id());

        assertThat(rig.scrub.run(all())).contains("1 dropped as missing");
        assertThat(rig.held.count()).isZero();
    }

    @Test
    void makesALostProofAnew() throws InterruptedException {
        SampleObject right = rig.hold(1, SIZE);
        rig.store.leave(right.id(), right.content(), rig.clock.instant());
        SampleObject wrong = rig.hold(2, SIZE);
        rig.store.leave(wrong.id(), Arrays.copyOf(new byte[] {1, 2, 3}, SIZE), rig.clock.instant());

        assertThat(rig.scrub.run(all())).contains("1 dropped as damaged");

        assertThat(rig.store.proof(right.id())).contains(right.proof());
        assertIsWhole(right);
        assertThat(rig.held.find(wrong.id())).isEmpty();
    }

    @Test
    void blamesNoObjectForWantOfDescriptors() {
        rig.hold(1, SIZE);
        rig.store.failNext(Call.READ, CacheFailure.Kind.EXHAUSTED);

        assertThatExceptionOfType(CacheFailure.class).isThrownBy(() -> rig.scrub.run(all()));
        assertThat(rig.held.count()).isEqualTo(1);
    }

    @Test
    void goesOnBehindTheObjectThatWasReachedAndTellsTheWholeAtItsEnd() throws InterruptedException {
        SampleObject first = rig.hold(1, SIZE);
        rig.spoil(first, 1);
        rig.hold(2, SIZE);
        ToldCourse course = new ToldCourse(
                new JobOrder(JobKind.SCRUB, new JobScope.Held()),
                Optional.of(first.id()),
                new JobProgress(1, 2, SIZE, 2 * SIZE, 1, 7, 5));

        assertThat(rig.scrub.run(course)).isEmpty();

        assertThat(course.passed()).containsExactly(new DataObjectId(2));
        assertThat(rig.events(ScrubEnded.class))
                .containsExactly(new ScrubEnded(rig.clock.instant(), 2, 2 * SIZE, 7, 5, 1));
    }

    @Test
    void tellsNoEndOfAPassOverSomeObjects() throws InterruptedException {
        SampleObject sample = rig.hold(1, SIZE);
        rig.spoil(sample, 1);

        assertThat(rig.scrub.run(
                        new ToldCourse(new JobOrder(JobKind.SCRUB, new JobScope.Objects(Set.of(sample.id()))))))
                .isEmpty();

        assertIsWhole(sample);
        assertThat(rig.events(ScrubEnded.class)).isEmpty();
    }
}
