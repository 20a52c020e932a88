package org.distributornode.application.service.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.distributornode.application.port.assignment.AssignmentFailure;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.application.service.cache.RestoredCache;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.testkit.FakeAssignments;
import org.distributornode.application.testkit.InMemoryAssignmentStore;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.SteppingClock;
import org.distributornode.application.usecase.assignment.FollowAssignment.Outcome;
import org.distributornode.domain.assignment.Verdict;
import org.distributornode.domain.bucket.Bucket;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.cache.CacheIndex;
import org.distributornode.domain.cache.LeastRecentlyUsed;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.junit.jupiter.api.Test;

final class FollowAssignmentTest {

    private static final int HELD = 20;
    private static final Duration DELETE_AFTER = Duration.ofMinutes(10);
    private static final BucketSelection OURS = chosen("0:1");
    private static final BucketSelection THEIRS = chosen("0:2");

    private final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final InMemoryCacheStore store = new InMemoryCacheStore();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final Events events = new Events(journal);
    private final HeldObjects held =
            new HeldObjects(new CacheIndex(1_000_000, new LeastRecentlyUsed()), store, events, clock);
    private final FakeAssignments network = new FakeAssignments();
    private final InMemoryAssignmentStore remembered = new InMemoryAssignmentStore();
    private BucketSelection selection = OURS;
    private FollowAssignmentService assignment;

    FollowAssignmentTest() {
        RestoredCache.restore(held, store, journal, clock);
        for (long id = 1; id <= HELD; id++) {
            give(id, "0:1");
            hold(id);
        }
        clock.advance(Duration.ofHours(1));
        assignment = open();
    }

    private FollowAssignmentService open() {
        return new FollowAssignmentService(
                new FollowAssignmentService.Network(network, () -> selection, remembered),
                held,
                events,
                clock,
                new FollowAssignmentService.Rules(90, DELETE_AFTER));
    }

    private static BucketSelection chosen(String bucket) {
        return new BucketSelection.Chosen(Set.of(new BucketId(bucket)));
    }

    private void give(long id, String bucket) {
        network.give(id(id), List.of(new Bucket(new BucketId(bucket), List.of())));
    }

    private void hold(long id) {
        SampleObject sample = SampleObject.of(id, 10);
        try (CacheStore.Fill fill = store.fill(sample.object())) {
            fill.write(0, sample.bytes());
            held.commit(fill, sample.proof(), SampleObject.MEDIA_TYPE);
        }
    }

    private static DataObjectId id(long id) {
        return new DataObjectId(id);
    }

    private Optional<Verdict> verdict(long id) {
        return assignment.verdict(id(id));
    }

    private List<NodeEvent> drops() {
        return journal.read(0, 10_000).stream()
                .map(Journal.Recorded::event)
                .filter(NodeEvent.ObjectDropped.class::isInstance)
                .toList();
    }

    @Test
    void servesWhatTheNetworkConfirms() {
        assertThat(assignment.follow()).isEqualTo(new Outcome.Followed(HELD, 0, 0));

        assertThat(verdict(1)).isEmpty();
        assertThat(assignment.status().followedAt()).contains(clock.instant());
        assertThat(assignment.status().confirmed()).isEqualTo(HELD);
    }

    @Test
    void refusesFromTheFirstAnswerOnAndDeletesNothingYet() {
        network.forget(id(1));
        give(2, "0:2");

        assertThat(assignment.follow()).isEqualTo(new Outcome.Followed(HELD, 2, 0));

        assertThat(verdict(1)).contains(Verdict.GONE);
        assertThat(verdict(2)).contains(Verdict.NOT_ASSIGNED);
        assertThat(verdict(3)).isEmpty();
        assertThat(held.count()).isEqualTo(HELD);
        assertThat(assignment.status().refused()).isEqualTo(2);
    }

    @Test
    void deletesAfterASecondAnswerTenMinutesLater() {
        network.forget(id(1));
        give(2, "0:2");
        assignment.follow();
        clock.advance(DELETE_AFTER.minusMillis(1));
        assertThat(assignment.follow()).isEqualTo(new Outcome.Followed(HELD - 2, 2, 0));
        clock.advance(Duration.ofMillis(1));

        assertThat(assignment.follow()).isEqualTo(new Outcome.Followed(HELD - 2, 0, 2));

        assertThat(drops())
                .containsExactlyInAnyOrder(
                        new NodeEvent.ObjectDropped(clock.instant(), id(1), DropReason.GONE),
                        new NodeEvent.ObjectDropped(clock.instant(), id(2), DropReason.NOT_ASSIGNED));
        assertThat(store.find(id(1))).isEmpty();
        assertThat(verdict(1)).isEmpty();
        assertThat(held.count()).isEqualTo(HELD - 2);
    }

    @Test
    void deletesNothingAfterOneAnswerHoweverLongItTakes() {
        network.forget(id(1));
        network.beforeEachList(() -> clock.advance(DELETE_AFTER.multipliedBy(3)));

        assertThat(assignment.follow()).isEqualTo(new Outcome.Followed(HELD, 1, 0));
    }

    @Test
    void servesAgainWhatComesBack() {
        network.forget(id(1));
        assignment.follow();
        clock.advance(DELETE_AFTER);
        give(1, "0:1");

        assignment.follow();
        assertThat(verdict(1)).isEmpty();

        network.forget(id(1));
        assertThat(assignment.follow()).isEqualTo(new Outcome.Followed(HELD, 1, 0));
    }

    @Test
    void servesWhatIsFetchedAnewAfterItWasFoundMissing() {
        network.forget(id(1));
        assignment.follow();
        held.drop(id(1), DropReason.UNREADABLE);
        clock.advance(Duration.ofSeconds(5));

        hold(1);

        assertThat(verdict(1)).isEmpty();
        clock.advance(DELETE_AFTER);
        assertThat(assignment.follow()).isEqualTo(new Outcome.Followed(HELD, 1, 0));
    }

    @Test
    void changesNothingWhenTheAnswerBreaksOff() {
        network.forget(id(1));
        assignment.follow();
        clock.advance(DELETE_AFTER);
        network.breakOffAfter(0);

        assertThat(assignment.follow()).isEqualTo(new Outcome.Unanswered());

        assertThat(held.count()).isEqualTo(HELD);
        assertThat(verdict(1)).contains(Verdict.GONE);
        assertThat(verdict(2)).isEmpty();
    }

    @Test
    void doubtsAnAnswerThatConfirmsTooLittle() {
        LongStream.rangeClosed(1, 3).forEach(id -> network.forget(id(id)));

        assertThat(assignment.follow()).isEqualTo(new Outcome.Doubted(HELD, HELD - 3));

        assertThat(verdict(1)).isEmpty();
        assertThat(assignment.status().doubted()).isTrue();
        assertThat(assignment.status().confirmed()).isEqualTo(HELD - 3);
        assertThat(journal.read(0, 10_000))
                .extracting(Journal.Recorded::event)
                .contains(new NodeEvent.AssignmentDoubted(clock.instant(), HELD, HELD - 3));
    }

    @Test
    void doubtsAnEmptyAnswerAfterAnHonestOne() {
        network.forget(id(1));
        assignment.follow();
        clock.advance(DELETE_AFTER);
        LongStream.rangeClosed(2, HELD).forEach(id -> network.forget(id(id)));

        assertThat(assignment.follow()).isEqualTo(new Outcome.Doubted(HELD - 1, 0));

        assertThat(held.count()).isEqualTo(HELD);
        assertThat(verdict(1)).contains(Verdict.GONE);
        assertThat(verdict(2)).isEmpty();
    }

    @Test
    void believesAgainAfterADoubt() {
        network.listNothing();
        assertThat(assignment.follow()).isInstanceOf(Outcome.Doubted.class);
        network.listAllAgain();

        assertThat(assignment.follow()).isEqualTo(new Outcome.Followed(HELD, 0, 0));

        assertThat(assignment.status().doubted()).isFalse();
    }

    @Test
    void followsANewSettingHoweverLittleItConfirms() {
        assignment.follow();
        give(5, "0:2");
        selection = THEIRS;

        assertThat(assignment.follow()).isEqualTo(new Outcome.Followed(HELD, HELD - 1, 0));
        assertThat(verdict(1)).contains(Verdict.NOT_ASSIGNED);
        assertThat(verdict(5)).isEmpty();
        clock.advance(DELETE_AFTER);
        assertThat(assignment.follow()).isEqualTo(new Outcome.Followed(1, 0, HELD - 1));

        assertThat(held.entries()).extracting(entry -> entry.id().bits()).containsExactly(5L);
    }

    @Test
    void doubtsUnderTheNewSettingOnceARunHasSucceeded() {
        give(21, "0:2");
        give(22, "0:2");
        hold(21);
        hold(22);
        selection = THEIRS;
        assignment.follow();
        clock.advance(DELETE_AFTER);
        network.forget(id(21));
        network.forget(id(22));

        assertThat(assignment.follow()).isEqualTo(new Outcome.Doubted(2, 0));

        assertThat(held.count()).isEqualTo(HELD + 2);
    }

    @Test
    void believesNoListThatContradictsWhatIsToldOfEachObject() {
        selection = THEIRS;
        LongStream.rangeClosed(1, HELD).forEach(id -> give(id, "0:2"));
        network.listNothing();

        assertThat(assignment.follow()).isEqualTo(new Outcome.Followed(HELD, 0, 0));

        assertThat(verdict(1)).isEmpty();
    }

    @Test
    void doesNotCountARunThatFailedUnderTheNewSetting() {
        selection = THEIRS;
        network.fallSilent();
        assertThat(assignment.follow()).isEqualTo(new Outcome.Unanswered());
        network.speakAgain();

        assertThat(assignment.follow()).isEqualTo(new Outcome.Followed(HELD, HELD, 0));
    }

    @Test
    void givesUpAnAnswerToAnOldQuestion() {
        network.beforeEachList(() -> selection = THEIRS);

        assertThat(assignment.follow()).isEqualTo(new Outcome.Outdated());

        assertThat(verdict(1)).isEmpty();
    }

    @Test
    void findsAgainAfterARestartAndCountsFromThenOn() {
        network.forget(id(1));
        assignment.follow();
        clock.advance(DELETE_AFTER);

        assignment = open();

        assertThat(verdict(1)).isEmpty();
        assertThat(assignment.follow()).isEqualTo(new Outcome.Followed(HELD, 1, 0));
        assertThat(verdict(1)).contains(Verdict.GONE);
    }

    @Test
    void guardsOverARestartUnlessTheSettingWasChanged() {
        assignment.follow();
        LongStream.rangeClosed(1, HELD).forEach(id -> network.forget(id(id)));
        assertThat(open().follow()).isEqualTo(new Outcome.Doubted(HELD, 0));
        selection = THEIRS;

        assertThat(open().follow()).isEqualTo(new Outcome.Followed(HELD, HELD, 0));
    }

    @Test
    void guardsFromTheVeryFirstRunOn() {
        network.listNothing();

        assertThat(assignment.follow()).isEqualTo(new Outcome.Doubted(HELD, 0));
    }

    @Test
    void worksOnWhenItCannotBeKeptUnderWhichSetting() {
        network.forget(id(1));
        remembered.breakDown();

        assertThatExceptionOfType(AssignmentFailure.class).isThrownBy(assignment::follow);

        assertThat(verdict(1)).contains(Verdict.GONE);
    }

    @Test
    void hasNothingToDoubtWhenNothingIsHeld() {
        LongStream.rangeClosed(1, HELD).forEach(id -> held.drop(id(id), DropReason.DAMAGED));

        assertThat(assignment.follow()).isEqualTo(new Outcome.Followed(0, 0, 0));
    }
}
