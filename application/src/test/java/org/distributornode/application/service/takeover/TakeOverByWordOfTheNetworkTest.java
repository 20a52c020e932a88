package org.distributornode.application.service.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.takeover.TakeOverRig.NOON;
import static org.distributornode.application.service.takeover.TakeOverRig.SIZE;

import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.takeover.ReferenceState.Standing;
import org.distributornode.application.testkit.InMemoryCacheStore.Call;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.usecase.takeover.TakeOver.Progress;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the network says of files that another node has left.
final class TakeOverByWordOfTheNetworkTest {

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
    void neverTouchesFilesWhoseNumbersTheNetworkDoesNotKnow() {
        DataObjectId foreign = new DataObjectId(2026);
        rig.leave(foreign, new byte[SIZE]);
        TakeOverRig.Life life = rig.life();

        life.takeOver.begin(false);
        life.takeOver.proceed();

        assertThat(rig.store.leftIds()).containsExactly(foreign);
        assertThat(life.held.capacity().used()).isZero();
        assertThat(life.takeOver.progress()).isEqualTo(new Progress(true, 0, 0, 1, 0));
        assertThat(rig.reference.standing()).isEqualTo(Standing.SETTLED);
    }

    @Test
    void deletesFewThatTheNetworkHasForgottenAndDoubtsMany() {
        for (int id = 1; id <= 10; id++) {
            rig.left(id, id);
        }
        DataObjectId gone = new DataObjectId(11);
        rig.leave(gone, new byte[SIZE]);
        rig.list(gone, 5);
        TakeOverRig.Life life = rig.life();
        life.takeOver.begin(false);

        life.takeOver.proceed();

        assertThat(drops()).containsExactly(dropped(gone, DropReason.GONE));
        assertThat(life.held.count()).isEqualTo(10);
    }

    @Test
    void doubtsANetworkThatHasForgottenMany() {
        for (int id = 1; id <= 10; id++) {
            rig.leave(new DataObjectId(id), new byte[SIZE]);
            rig.list(new DataObjectId(id), id);
        }
        TakeOverRig.Life life = rig.life();
        life.takeOver.begin(false);

        life.takeOver.proceed();

        assertThat(rig.store.leftIds()).hasSize(10);
        assertThat(life.takeOver.progress().foreign()).isEqualTo(10);
    }

    @Test
    void asksAboutManyFilesAtOnce() {
        for (int id = 1; id <= 2_500; id++) {
            rig.leave(rig.publish(id).id(), new byte[0]);
        }
        TakeOverRig.Life life = rig.life();
        life.takeOver.begin(false);

        life.takeOver.proceed();

        assertThat(life.takeOver.progress().dropped()).isEqualTo(2_500);
        assertThat(rig.catalog.descriptions()).isEqualTo(3);
        assertThat(rig.catalog.lookUps()).isZero();
    }

    @Test
    void leavesFilesAloneOfWhichTheNetworkTalksNonsense() {
        SampleObject odd = rig.left(1, 60);
        SampleObject right = rig.left(2, 60);
        rig.catalog.talkNonsenseAbout(odd.id());
        TakeOverRig.Life life = rig.life();
        life.takeOver.begin(false);

        life.takeOver.proceed();

        assertThat(rig.store.leftIds()).containsExactly(odd.id());
        assertThat(rig.store.heldIds()).containsExactly(right.id());
        assertThat(life.takeOver.progress()).isEqualTo(new Progress(true, 1, 0, 1, 0));
    }

    @Test
    void asksAgainAfterWantOfDescriptorsAndASilentCatalogue() throws Exception {
        SampleObject sample = rig.left(1, 60);
        TakeOverRig.Life life = rig.life();
        life.takeOver.begin(false);
        rig.store.failNext(Call.OPEN, CacheFailure.Kind.EXHAUSTED);
        rig.catalog.fallSilent();
        Future<?> work = rig.threads.submit(life.takeOver::proceed);
        while (rig.catalog.descriptions() < 2) {
            Thread.onSpinWait();
        }
        rig.catalog.speakAgain();
        work.get(1, TimeUnit.MINUTES);

        assertThat(life.held.find(sample.id())).isPresent();
    }
}
