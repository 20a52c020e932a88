package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.distributornode.application.service.asset.Rig.FIRST;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.port.deny.DenyFailure;
import org.distributornode.application.service.deny.DenyListService;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.restriction.RestrictedInspectAsset;
import org.distributornode.application.service.restriction.RestrictedServeAsset;
import org.distributornode.application.service.restriction.Restrictions;
import org.distributornode.application.testkit.InMemoryDenyStore;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Refused;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Served;
import org.distributornode.application.usecase.deny.EditDenyList.Allowed;
import org.distributornode.application.usecase.deny.EditDenyList.Denied;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.deny.Denial;
import org.distributornode.domain.event.NodeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The deny list, and what it does to serving.
final class DeniedAssetsTest {

    private final Rig rig = new Rig();
    private final InMemoryDenyStore store = new InMemoryDenyStore();
    private final DenyListService list = open();
    private final Restrictions restrictions = new Restrictions(list, _ -> Optional.empty());
    private final ServeAsset serve = new RestrictedServeAsset(rig.serve, restrictions);
    private final InspectAsset inspect = new RestrictedInspectAsset(rig.inspect, restrictions);

    @AfterEach
    void end() {
        rig.close();
    }

    private DenyListService open() {
        var content = new DenyListService.Content(rig.held, rig.downloads);
        return new DenyListService(store, content, new Events(rig.journal), rig.clock);
    }

    private List<NodeEvent> events() {
        return rig.journal.read(0, 1000).stream().map(Journal.Recorded::event).toList();
    }

    private ServeAsset.Outcome get(DataObject object) {
        return serve.serve(new ServeAsset.Request(object.id(), new Extent.Whole()));
    }

    private Client read(DataObject object) {
        return Client.whole(((Served) get(object)).bytes());
    }

    private DataObject held(long id) {
        byte[] bytes = rig.content(300_000);
        DataObject object = rig.publish(id, bytes, FIRST);
        assertThat(read(object).all()).isEqualTo(bytes);
        rig.settle();
        return object;
    }

    @Test
    void refusesAndDeletesWhatIsHeld() {
        DataObject object = held(1);

        Denied outcome = list.deny(object.id(), "court order");

        assertThat(outcome).isEqualTo(Denied.ADDED);
        assertThat(get(object)).isEqualTo(new Refused(new Refusal.Denied()));
        assertThat(inspect.inspect(object.id())).isEqualTo(new InspectAsset.Outcome.Refused(new Refusal.Denied()));
        assertThat(rig.held.find(object.id())).isEmpty();
        assertThat(rig.store.find(object.id())).isEmpty();
        assertThat(events())
                .contains(
                        new NodeEvent.ObjectDenied(rig.clock.instant(), object.id(), "court order"),
                        new NodeEvent.ObjectDropped(rig.clock.instant(), object.id(), NodeEvent.DropReason.DENIED));
    }

    @Test
    void refusesWhatWasNeverHeldAndAsksNobodyForIt() {
        DataObject object = rig.publish(1, rig.content(1000), FIRST);

        list.deny(object.id(), "");

        assertThat(get(object)).isEqualTo(new Refused(new Refusal.Denied()));
        assertThat(rig.origin.fetches()).isEmpty();
        assertThat(rig.catalog.lookUps()).isZero();
    }

    @Test
    void cutsOffRunningAnswersFromWhatIsHeld() {
        DataObject object = held(1);
        AssetBytes running = ((Served) get(object)).bytes();
        assertThat(running.read(0, ByteBuffer.allocate(1000))).isEqualTo(1000);

        list.deny(object.id(), "");

        assertThatExceptionOfType(BytesLost.class)
                .isThrownBy(() -> running.read(1000, ByteBuffer.allocate(1000)))
                .matches(lost -> lost.why() == BytesLost.Cause.DENIED);
        assertThatExceptionOfType(BytesLost.class).isThrownBy(() -> running.readable(1000));
        running.close();
    }

    @Test
    void cutsOffAnswersThatWaitForBytesOnTheirWayIn() {
        DataObject object = rig.publish(1, rig.content(300_000), FIRST);
        rig.origin.script(FIRST, new Step.HoldsAt(100_000));
        Client running = read(object).await(50_000);

        list.deny(object.id(), "");

        assertThat(running.loss().why()).isEqualTo(BytesLost.Cause.DENIED);
        assertThat(events()).contains(new NodeEvent.FillFailed(rig.clock.instant(), object.id(), "DENIED"));
        assertThat(rig.downloads.count()).isZero();
        assertThat(rig.store.find(object.id())).isEmpty();
        assertThat(get(object)).isEqualTo(new Refused(new Refusal.Denied()));
    }

    @Test
    void tellsWhetherWhatLeavesIsProven() {
        DataObject object = rig.publish(1, rig.content(300_000), FIRST);
        rig.origin.script(FIRST, new Step.HoldsAt(100_000));

        assertThat(((Served) get(object)).bytes().isUnproven()).isTrue();

        rig.origin.release(FIRST);
        rig.settle();
        assertThat(((Served) get(object)).bytes().isUnproven()).isFalse();
    }

    @Test
    void endsWhatWasBegunJustBeforeTheDenial() {
        DataObject object = rig.publish(1, rig.content(300_000), FIRST);
        ServeAsset late = new RestrictedServeAsset(
                request -> {
                    var outcome = rig.serve.serve(request);
                    list.deny(object.id(), "");
                    return outcome;
                },
                restrictions);

        var outcome = late.serve(new ServeAsset.Request(object.id(), new Extent.Whole()));

        assertThat(outcome).isEqualTo(new Refused(new Refusal.Denied()));
        assertThat(rig.downloads.count()).isZero();
        assertThat(rig.held.find(object.id())).isEmpty();
    }

    @Test
    void leavesOtherObjectsAlone() {
        DataObject object = held(1);
        Client running = read(object);

        list.deny(new DataObjectId(2), "");

        assertThat(running.all()).hasSize(300_000);
        assertThat(get(object)).isInstanceOf(Served.class);
    }

    @Test
    void fetchesAgainWhatIsAllowedAgain() {
        DataObject object = held(1);
        list.deny(object.id(), "");

        Allowed outcome = list.allow(object.id());

        assertThat(outcome).isEqualTo(Allowed.REMOVED);
        assertThat(read(object).all()).hasSize(300_000);
        assertThat(events()).contains(new NodeEvent.ObjectAllowed(rig.clock.instant(), object.id()));
        assertThat(list.allow(object.id())).isEqualTo(Allowed.NOT_DENIED);
    }

    @Test
    void keepsTheTimeWhenTheReasonIsReplaced() {
        var first = rig.clock.instant();
        list.deny(new DataObjectId(7), "rumour");
        list.deny(new DataObjectId(-1), "largest");
        rig.clock.advance(Duration.ofDays(1));

        Denied outcome = list.deny(new DataObjectId(7), "court order");

        assertThat(outcome).isEqualTo(Denied.REPLACED);
        assertThat(list.list())
                .containsExactly(
                        new Denial(new DataObjectId(7), "court order", first),
                        new Denial(new DataObjectId(-1), "largest", first));
    }

    @Test
    void outlivesARestart() {
        list.deny(new DataObjectId(7), "court order");

        DenyListService reopened = open();

        assertThat(reopened.denies(new DataObjectId(7))).isTrue();
        assertThat(reopened.list()).isEqualTo(list.list());
    }

    @Test
    void deletesAfterARestartWhatACrashLeft() {
        DataObject object = held(1);
        store.save(List.of(new Denial(object.id(), "", rig.clock.instant())));
        DenyListService reopened = open();

        reopened.enforce();

        assertThat(rig.store.find(object.id())).isEmpty();
    }

    @Test
    void changesNothingWhenTheListCannotBeKept() {
        DataObject object = held(1);
        list.deny(new DataObjectId(9), "");
        store.breakDown();

        assertThatExceptionOfType(DenyFailure.class).isThrownBy(() -> list.deny(object.id(), ""));
        assertThatExceptionOfType(DenyFailure.class).isThrownBy(() -> list.allow(new DataObjectId(9)));

        assertThat(get(object)).isInstanceOf(Served.class);
        assertThat(list.denies(new DataObjectId(9))).isTrue();
    }

    @Test
    void refusesToStartWithAListThatCannotBeRead() {
        store.breakDown();

        assertThatExceptionOfType(DenyFailure.class).isThrownBy(this::open);
    }
}
