package org.distributornode.application.service.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.takeover.TakeOverRig.HIT;
import static org.distributornode.application.service.takeover.TakeOverRig.MP4;
import static org.distributornode.application.service.takeover.TakeOverRig.NOON;
import static org.distributornode.application.service.takeover.TakeOverRig.SIZE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.takeover.ReferenceState.Listed;
import org.distributornode.application.port.takeover.ReferenceState.Reading;
import org.distributornode.application.port.takeover.ReferenceState.Standing;
import org.distributornode.application.testkit.InMemoryCacheStore.Call;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.application.usecase.asset.ServeAsset.Via;
import org.distributornode.application.usecase.takeover.HandBack;
import org.distributornode.application.usecase.takeover.TakeOver.Found;
import org.distributornode.application.usecase.takeover.TakeOver.Progress;
import org.distributornode.application.usecase.takeover.TakeOver.State;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.cache.Capacity;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TakeOverTest {

    private final TakeOverRig rig = new TakeOverRig();

    @AfterEach
    void end() {
        rig.close();
    }

    private List<NodeEvent> drops() {
        return rig.medium.events().stream()
                .filter(NodeEvent.ObjectDropped.class::isInstance)
                .toList();
    }

    private static NodeEvent dropped(DataObjectId id, DropReason reason) {
        return new NodeEvent.ObjectDropped(NOON, id, reason);
    }

    @Test
    void hasNothingToDoInAFolderOfItsOwn() {
        TakeOverRig.Life life = rig.life();

        assertThat(life.takeOver.begin(false)).isEqualTo(new Found(0, 0, 0, State.ABSENT));
        life.takeOver.proceed();

        assertThat(life.takeOver.progress()).isEqualTo(new Progress(true, 0, 0, 0, 0));
        assertThat(rig.reference.standing()).isEqualTo(Standing.SETTLED);
        assertThat(rig.life().takeOver.begin(false).state()).isEqualTo(State.SETTLED);
    }

    @Test
    void holdsWhatTheOtherNodeLeftWithItsUseAndTypes() {
        SampleObject sample = rig.left(1, 60);
        TakeOverRig.Life life = rig.life();

        assertThat(life.takeOver.begin(false)).isEqualTo(new Found(1, SIZE, 1, State.READ));
        assertThat(life.held.capacity()).isEqualTo(new Capacity(100L * SIZE, SIZE, 0));
        assertThat(life.held.find(sample.id())).isEmpty();
        life.takeOver.proceed();

        Instant used = NOON.minusSeconds(60);
        assertThat(life.held.find(sample.id()))
                .contains(new CacheEntry(sample.id(), SIZE, sample.object().hash(), MP4, used, used, 2));
        assertThat(life.held.capacity().used()).isEqualTo(SIZE);
        assertThat(life.takeOver.progress()).isEqualTo(new Progress(true, 1, 0, 0, 0));
        assertThat(rig.store.proof(sample.id())).contains(sample.proof());
        assertThat(rig.store.openReaders()).isZero();
        assertThat(rig.life().held.find(sample.id())).isPresent();
    }

    @Test
    void goesOnWithoutAStateThatIsDamaged() {
        SampleObject sample = rig.left(1, 60);
        rig.reference.leave(new Reading.Unreadable("it is cut off"));
        TakeOverRig.Life life = rig.life();

        assertThat(life.takeOver.begin(false)).isEqualTo(new Found(1, SIZE, 0, State.UNREADABLE));
        life.takeOver.proceed();

        assertThat(life.held.find(sample.id())).isPresent();
        assertThat(life.held.capacity().used()).isEqualTo(SIZE);
    }

    @Test
    void dropsPartsAndWrongBytes() {
        SampleObject part = rig.left(1, 60);
        rig.leave(part.id(), Arrays.copyOf(part.content(), SIZE - 1));
        SampleObject wrong = rig.left(2, 60);
        rig.leave(wrong.id(), new byte[SIZE]);
        SampleObject unlisted = rig.publish(3);
        rig.leave(unlisted.id(), new byte[5]);
        TakeOverRig.Life life = rig.life();

        life.takeOver.begin(false);
        life.takeOver.proceed();

        assertThat(drops())
                .containsExactlyInAnyOrder(
                        dropped(part.id(), DropReason.MISSING),
                        dropped(wrong.id(), DropReason.DAMAGED),
                        dropped(unlisted.id(), DropReason.MISSING));
        assertThat(rig.store.leftIds()).isEmpty();
        assertThat(life.held.capacity().used()).isZero();
        assertThat(life.takeOver.progress()).isEqualTo(new Progress(true, 0, 3, 0, 0));
    }

    @Test
    void leavesUnreadableFilesAsTheyAre() {
        SampleObject sample = rig.left(1, 60);
        TakeOverRig.Life life = rig.life();
        life.takeOver.begin(false);
        rig.store.failNext(Call.OPEN, CacheFailure.Kind.MEDIUM);

        life.takeOver.proceed();

        assertThat(rig.store.leftIds()).containsExactly(sample.id());
        assertThat(life.takeOver.progress()).isEqualTo(new Progress(true, 0, 0, 0, 1));
    }

    @Test
    void deletesWhatIsForbidden() {
        SampleObject sample = rig.left(1, 60);
        rig.forbidden.add(sample.id());
        TakeOverRig.Life life = rig.life();
        life.takeOver.begin(false);

        life.takeOver.proceed();

        assertThat(drops()).containsExactly(dropped(sample.id(), DropReason.DENIED));
        assertThat(rig.store.leftIds()).isEmpty();
    }

    @Test
    void evictsFilesInTheOrderOfTheirUse() {
        List<SampleObject> samples = List.of(rig.left(1, 30), rig.left(2, 50), rig.left(3, 10));
        TakeOverRig.Life life = rig.new Life(3L * SIZE);
        life.takeOver.begin(false);

        TakeOverRig.hold(life, rig.publish(4));
        TakeOverRig.hold(life, rig.publish(5));
        life.takeOver.proceed();

        assertThat(rig.store.heldIds())
                .containsExactlyInAnyOrder(samples.get(2).id(), new DataObjectId(4), new DataObjectId(5));
        assertThat(rig.store.leftIds()).isEmpty();
    }

    @Test
    void evictsWhatALimitDoesNotHold() {
        rig.left(1, 30);
        rig.left(2, 50);
        SampleObject last = rig.left(3, 10);
        TakeOverRig.Life life = rig.new Life(SIZE);

        life.takeOver.begin(false);
        life.takeOver.proceed();

        assertThat(rig.store.heldIds()).containsExactly(last.id());
        assertThat(rig.store.leftIds()).isEmpty();
    }

    @Test
    void goesOnWhereItWasInterrupted() {
        SampleObject first = rig.left(1, 30);
        SampleObject second = rig.left(2, 60);
        TakeOverRig.Life life = rig.life();
        life.takeOver.begin(false);
        assertThat(life.get(first.id())).isEqualTo(HIT);
        Thread.currentThread().interrupt();
        life.takeOver.proceed();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(life.takeOver.isOver()).isFalse();
        life.handBack.handBack();

        TakeOverRig.Life next = rig.life();

        assertThat(next.takeOver.begin(false)).isEqualTo(new Found(1, SIZE, 1, State.READ));
        next.takeOver.proceed();
        assertThat(next.held.find(second.id()).map(CacheEntry::reads)).contains(2L);
        assertThat(next.held.count()).isEqualTo(2);
    }

    @Test
    void provesWhatSomebodyAsksForBeforeItsFirstByte() {
        SampleObject sample = rig.left(1, 60);
        SampleObject unlisted = rig.publish(2);
        rig.leave(unlisted.id(), unlisted.content());
        TakeOverRig.Life life = rig.life();
        life.takeOver.begin(false);

        assertThat(life.get(sample.id())).isEqualTo(HIT);
        assertThat(life.get(unlisted.id())).isEqualTo(HIT);

        assertThat(rig.store.heldIds()).containsExactlyInAnyOrder(sample.id(), unlisted.id());
        assertThat(life.held.capacity().used()).isEqualTo(2 * SIZE);
    }

    @Test
    void fetchesWhatSomebodyAsksForAndIsWrong() {
        SampleObject wrong = rig.left(1, 60);
        rig.leave(wrong.id(), new byte[SIZE]);
        SampleObject part = rig.left(2, 60);
        rig.leave(part.id(), new byte[5]);
        TakeOverRig.Life life = rig.life();
        life.takeOver.begin(false);

        assertThat(refusal(life.get(wrong.id()))).isInstanceOf(Refusal.NoSource.class);
        assertThat(refusal(life.get(part.id()))).isInstanceOf(Refusal.NoSource.class);
        assertThat(refusal(life.get(new DataObjectId(404)))).isInstanceOf(Refusal.NoSource.class);

        assertThat(rig.store.leftIds()).isEmpty();
    }

    @Test
    void tellsThatItMustWaitForTheCatalogueUnlessThatHasToldTheHash() {
        SampleObject told = rig.left(1, 60);
        SampleObject untold = rig.left(2, 60);
        TakeOverRig.Life life = rig.life();
        life.takeOver.begin(false);
        life.claims.claim(
                life.claims.find(told.id()).orElseThrow().told(told.object().hash(), MP4));
        rig.catalog.fallSilent();

        assertThat(life.inspect.inspect(told.id()))
                .isEqualTo(new InspectAsset.Outcome.Found(
                        new DataObject(told.id(), SIZE, told.object().hash(), Optional.of(MP4)),
                        Freshness.PENDING,
                        Optional.empty(),
                        Via.LOCAL));
        assertThat(life.get(told.id())).isEqualTo(HIT);
        assertThat(refusal(life.get(untold.id()))).isInstanceOf(Refusal.CatalogSilent.class);
        assertThat(life.inspect.inspect(untold.id())).isInstanceOf(InspectAsset.Outcome.Refused.class);
        assertThat(rig.store.leftIds()).containsExactly(untold.id());
    }

    @Test
    void refusesForWantOfDescriptors() {
        SampleObject sample = rig.left(1, 60);
        TakeOverRig.Life life = rig.life();
        life.takeOver.begin(false);
        rig.store.failNext(Call.OPEN, CacheFailure.Kind.EXHAUSTED);

        assertThat(refusal(life.get(sample.id()))).isInstanceOf(Refusal.Overloaded.class);
        assertThat(life.get(sample.id())).isEqualTo(HIT);
    }

    @Test
    void handsBackWhatItHoldsAndWhatItHasNotProven() {
        SampleObject held = rig.publish(1);
        SampleObject claimed = rig.left(2, 60);
        TakeOverRig.Life life = rig.life();
        life.takeOver.begin(false);
        TakeOverRig.hold(life, held);

        assertThat(life.handBack.handBack()).isEqualTo(new HandBack.Outcome.Written(2));

        assertThat(((Reading.Read) rig.reference.read()).objects())
                .containsExactlyInAnyOrder(
                        new Listed(held.id(), 1024, 1, NOON, SampleObject.MEDIA_TYPE),
                        new Listed(claimed.id(), 1024, 3, NOON.minusSeconds(60), MP4));
        assertThat(rig.reference.standing()).isEqualTo(Standing.OPEN);
        rig.reference.fail(true);
        assertThat(life.handBack.handBack()).isEqualTo(new HandBack.Outcome.Refused("told to fail"));
    }

    @Test
    void looksAgainWhenTheOtherNodeHasWorkedInTheFolder() {
        TakeOverRig.Life first = rig.life();
        first.takeOver.begin(false);
        SampleObject deletedThere = rig.publish(1);
        SampleObject kept = rig.publish(2);
        TakeOverRig.hold(first, deletedThere);
        TakeOverRig.hold(first, kept);
        first.takeOver.proceed();
        first.handBack.handBack();
        assertThat(rig.reference.standing()).isEqualTo(Standing.SETTLED);
        rig.store.delete(deletedThere.id());
        SampleObject fetchedThere = rig.left(3, 5);

        TakeOverRig.Life second = rig.life();
        assertThat(second.takeOver.begin(false).files()).isOne();
        second.takeOver.proceed();

        List<DataObjectId> ids = new ArrayList<>();
        second.held.entries().forEach(entry -> ids.add(entry.id()));
        assertThat(ids).containsExactlyInAnyOrder(kept.id(), fetchedThere.id());
        assertThat(second.held.capacity().used()).isEqualTo(2 * SIZE);
    }

    @Test
    void ranksWhatARebuiltIndexHoldsByTheStateThatIsThere() {
        TakeOverRig.Life first = rig.life();
        SampleObject sample = rig.publish(1);
        TakeOverRig.hold(first, sample);
        rig.list(sample.id(), 77);
        rig.medium = new InMemoryJournal.Medium();

        TakeOverRig.Life rebuilt = rig.life();
        rebuilt.takeOver.begin(true);

        Instant used = NOON.minusSeconds(77);
        assertThat(rebuilt.held.find(sample.id()))
                .contains(new CacheEntry(
                        sample.id(), SIZE, sample.object().hash(), SampleObject.MEDIA_TYPE, used, used, 2));
    }

    private static Refusal refusal(ServeAsset.Outcome outcome) {
        return ((ServeAsset.Outcome.Refused) outcome).why();
    }
}
