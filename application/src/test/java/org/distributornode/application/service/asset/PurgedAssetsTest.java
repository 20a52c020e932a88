package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.asset.Rig.FIRST;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.port.origin.OriginFailure;
import org.distributornode.application.service.cache.Claims;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.service.job.JobTargets;
import org.distributornode.application.service.job.ToldCourse;
import org.distributornode.application.service.purge.PurgeWork;
import org.distributornode.application.testkit.FakeAssignments;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.bucket.BagId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.job.JobKind;
import org.distributornode.domain.job.JobOrder;
import org.distributornode.domain.job.JobScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Purges, and what they do to objects that are not held yet.
final class PurgedAssetsTest {

    private static final int SIZE = 300_000;
    private static final BagId BAG = new BagId("dynamic:channel:1");

    private final Rig rig = new Rig();
    private final FakeAssignments network = new FakeAssignments();
    private final PurgeWork work = new PurgeWork(
            new Claims(rig.held, new Events(rig.journal), rig.clock),
            new JobTargets(rig.held, network, BucketSelection.Nothing::new),
            new PurgeWork.Incoming(rig.downloads::begun, id -> rig.downloads.end(id, BytesLost.Cause.PURGED)));

    @AfterEach
    void end() {
        rig.close();
    }

    private void purge(JobScope scope) throws InterruptedException {
        assertThat(work.run(new ToldCourse(new JobOrder(JobKind.PURGE, scope)))).isEmpty();
    }

    /// Of one object a part is there that nobody fills.
    private DataObject leftInPart(long id) {
        DataObject object = rig.publish(id, rig.content(SIZE), FIRST);
        rig.origin.script(FIRST, new Step.FailsAt(100_000, OriginFailure.Kind.CUT_SHORT));
        assertThat(rig.read(object).loss().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);
        rig.settle();
        assertThat(rig.partials.ids()).contains(object.id());
        return object;
    }

    private List<NodeEvent> events() {
        return rig.journal.read(0, 1000).stream().map(Journal.Recorded::event).toList();
    }

    @Test
    void endsWhatIsOnItsWayInWhenAllIsPurged() throws InterruptedException {
        DataObject object = rig.publish(1, rig.content(SIZE), FIRST);
        rig.origin.script(FIRST, new Step.HoldsAt(100_000));
        Client running = rig.read(object).await(50_000);

        purge(new JobScope.Held());

        assertThat(running.loss().why()).isEqualTo(BytesLost.Cause.PURGED);
        assertThat(events()).contains(new NodeEvent.FillFailed(rig.clock.instant(), object.id(), "PURGED"));
        assertNothingIsLeft();
    }

    /// To force the file takes longer than a purge waits for it.
    @Test
    void dropsWhatIsBeingCommitted() throws InterruptedException {
        byte[] bytes = rig.content(SIZE);
        DataObject object = rig.publish(1, bytes, FIRST);
        CountDownLatch committing = new CountDownLatch(1);
        CountDownLatch forced = new CountDownLatch(1);
        rig.store.amidstCommit(() -> {
            committing.countDown();
            Rig.awaitUninterruptibly(forced);
        });
        Client client = rig.read(object);
        committing.await();

        Thread.currentThread().interrupt(); // lest it waits for seconds
        rig.downloads.end(object.id(), BytesLost.Cause.PURGED);
        assertThat(Thread.interrupted()).isTrue();
        byte[] meanwhile = rig.read(object).all();
        forced.countDown();

        assertThat(List.of(client.all(), meanwhile)).containsOnly(bytes); // it was proven before
        rig.settle();
        assertNothingIsLeft();
    }

    @Test
    void deletesPartsWhenAllIsPurged() throws InterruptedException {
        DataObject _ = leftInPart(1);
        assertThat(rig.held.capacity().reserved()).isEqualTo(SIZE);

        purge(new JobScope.Held());

        assertNothingIsLeft();
    }

    @Test
    void deletesThePartOfAnObjectThatIsNamed() throws InterruptedException {
        DataObject object = leftInPart(1);

        purge(new JobScope.Objects(Set.of(object.id())));

        assertNothingIsLeft();
    }

    @Test
    void deletesThePartOfAnObjectInABag() throws InterruptedException {
        DataObject object = leftInPart(1);
        network.give(object.id(), List.of()).put(object.id(), BAG);

        purge(new JobScope.OfBag(BAG));

        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() {
        assertThat(rig.downloads.count()).isZero();
        assertThat(rig.partials.count()).isZero();
        assertThat(rig.held.capacity().reserved()).isZero();
        rig.store.scanFills(left -> {
            throw new AssertionError("left " + left);
        });
    }
}
