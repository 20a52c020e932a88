package org.distributornode.application.service.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.distributornode.application.port.integration.Outbox.Cursor;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.IntegrationSamples;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.EventType;
import org.junit.jupiter.api.Test;

/// Which events are told to whom.
final class FeedTest {

    private static final Random ALL_IS_LOST = new Random() {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean nextBoolean() {
            return true;
        }
    };

    private final IntegrationRig rig = new IntegrationRig();
    private final DeliverEventsService deliver = rig.deliver();

    @Test
    void tellsWhatHappensFromTheFirstRunOn() {
        rig.happen(1);
        deliver.run();
        rig.create();
        NodeEvent event = rig.happen(2);

        deliver.run();
        deliver.run();

        assertThat(rig.told()).containsExactly(event);
    }

    @Test
    void tellsNobodyWhatHappenedBeforeHim() {
        deliver.run();
        rig.happen(1);
        rig.clock.advance(Duration.ofSeconds(1));
        rig.create();

        deliver.run();

        assertThat(rig.told()).isEmpty();
    }

    @Test
    void tellsWhatHappensBeforeTheFirstRun() {
        rig.happen(1);
        rig.create();
        NodeEvent event = rig.happen(2);

        deliver.run();

        assertThat(rig.told()).containsExactly(event);
    }

    /// Clocks are set back, and two events may bear one time: where they stand in the journal counts.
    @Test
    void tellsByPlaceAndNotByTime() {
        deliver.run();
        rig.happen(1);
        rig.create();
        rig.clock.advance(Duration.ofHours(1).negated());
        NodeEvent event = rig.happen(2);

        deliver.run();

        assertThat(rig.told()).containsExactly(event);
    }

    @Test
    void judgesWhatHappenedBeforeAChangeByWhatWasWantedThen() {
        deliver.run();
        Distributor distributor = rig.create(EventType.NODE_STARTED);
        rig.happen(1);
        rig.distributors.change(distributor.id(), _ -> Optional.of(IntegrationSamples.webhook()));
        NodeEvent event = rig.happen(2);

        deliver.run();

        assertThat(rig.told()).containsExactly(event);
    }

    @Test
    void tellsNothingThatALossOfPowerTakesBack() {
        deliver.run();
        rig.create();
        NodeEvent event = new NodeEvent.NodeEnding(rig.clock.instant());
        rig.journal.append(event);

        deliver.run();

        assertThat(rig.told()).containsExactly(event);
        assertThat(rig.events.afterCrash(ALL_IS_LOST).events()).containsExactly(event);
    }

    @Test
    void neitherLosesNorInventsWhileTheMediumRefuses() {
        deliver.run();
        rig.create();
        NodeEvent first = rig.happen(1);
        rig.medium.fail(true);
        deliver.run();
        rig.medium.fail(false);
        NodeEvent second = rig.happen(2);

        deliver.run();

        assertThat(rig.told()).containsExactly(first, second);
    }

    @Test
    void readsAJournalThatBeganAnewFromItsBeginning() {
        rig.happen(1);
        rig.happen(2);
        deliver.run();
        rig.create();
        InMemoryJournal anew = InMemoryJournal.restored(new InMemoryJournal.Medium());
        NodeEvent event = new NodeEvent.NodeEnding(rig.clock.instant());
        anew.append(event);

        rig.deliver(anew, Runnable::run).run();

        assertThat(rig.told()).containsExactly(event);
    }

    /// It is no longer shorter than what was read of the one before when somebody looks.
    @Test
    void readsAJournalThatBeganAnewAndHasGrownFromItsBeginning() {
        rig.happen(1);
        rig.happen(2);
        deliver.run();
        rig.create();
        rig.clock.advance(Duration.ofSeconds(1));
        InMemoryJournal anew = InMemoryJournal.restored(new InMemoryJournal.Medium());
        List<NodeEvent> events = LongStream.rangeClosed(1, 3)
                .<NodeEvent>mapToObj(
                        object -> new NodeEvent.ObjectPinned(rig.clock.instant(), new DataObjectId(object)))
                .toList();
        anew.appendAll(events);

        rig.deliver(anew, Runnable::run).run();
        rig.deliver(anew, Runnable::run).run();

        assertThat(rig.told()).isEqualTo(events);
    }

    /// As it is after a start, where the event at the cursor is old.
    @Test
    void readsOnWhereItStoppedInTheSameJournal() {
        rig.create();
        NodeEvent first = rig.happen(1);
        deliver.run();
        NodeEvent second = rig.happen(2);

        rig.deliver().run();

        assertThat(rig.told()).containsExactly(first, second);
    }

    /// Of a database that an earlier version has written.
    @Test
    void takesTheJournalForTheSameIfNothingIsKnownOfWhatHappenedThere() {
        rig.create();
        rig.happen(1);
        rig.outbox.enqueue(new Cursor(1, Optional.empty()), List.of());
        NodeEvent event = rig.happen(2);

        deliver.run();

        assertThat(rig.told()).containsExactly(event);
    }

    @Test
    void tellsWhatIsWantedOnly() {
        deliver.run();
        rig.create(EventType.NODE_STARTED);
        rig.happen(1);
        NodeEvent started = new NodeEvent.NodeStarted(rig.clock.instant(), "1");
        rig.journal.append(started);

        deliver.run();

        assertThat(rig.told()).containsExactly(started);
    }
}
