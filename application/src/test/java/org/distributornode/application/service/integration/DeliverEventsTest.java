package org.distributornode.application.service.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.distributornode.application.testkit.ScriptedWebhooks.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.testkit.ScriptedWebhooks;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.integration.CallEnding;
import org.distributornode.domain.integration.Delivery;
import org.distributornode.domain.integration.DeliveryState;
import org.distributornode.domain.integration.Distributor;
import org.junit.jupiter.api.Test;

final class DeliverEventsTest {

    private final IntegrationRig rig = new IntegrationRig();
    private final DeliverEventsService deliver = rig.deliver();

    @Test
    void goesOnWhenTheClockIsSetBack() {
        deliver.run();
        rig.create();
        NodeEvent event = rig.happen(1);
        rig.webhooks.answer(status(500));
        deliver.run();
        rig.clock.advance(Duration.ofDays(1).negated());

        deliver.run();

        assertThat(rig.told()).containsExactly(event, event);
    }

    @Test
    void tellsAtOnceWhateverTheClockSays() {
        deliver.run();
        Distributor distributor = rig.create();
        NodeEvent event = rig.happen(1);
        rig.distributors.change(distributor.id(), same -> same);
        rig.clock.advance(Duration.ofSeconds(30).negated());
        assertThat(rig.outbox.count(DeliveryState.WAITING)).isEqualTo(1);

        deliver.run();

        assertThat(rig.told()).containsExactly(event);
    }

    @Test
    void countsNoCallThatItDidNotMake() {
        deliver.run();
        Distributor distributor = rig.create();
        NodeEvent event = rig.happen(1);
        CallEnding unmade = new CallEnding.Unmade("no connection became free");
        rig.webhooks.answer(unmade, unmade, unmade, unmade);
        for (int run = 0; run < 5; run++) {
            deliver.run();
            rig.clock.advance(Duration.ofSeconds(8));
        }

        assertThat(rig.told()).containsOnly(event).hasSize(5);
        assertThat(rig.outbox.list(distributor.id(), Optional.empty(), Optional.empty(), 9))
                .extracting(Delivery::state, Delivery::attempts)
                .containsExactly(tuple(DeliveryState.DELIVERED, 1));
        assertThat(deliver.counted()).isEqualTo(new DeliverEventsService.Counted(1, 0, 0));
    }

    @Test
    void retriesInOrder() {
        deliver.run();
        rig.create();
        NodeEvent first = rig.happen(1);
        NodeEvent second = rig.happen(2);
        rig.webhooks.answer(status(500));

        deliver.run();
        assertThat(rig.told()).containsExactly(first);

        rig.clock.advance(Duration.ofMillis(7_999));
        deliver.run();
        assertThat(rig.told()).containsExactly(first);

        rig.clock.advance(Duration.ofMillis(1));
        deliver.run();
        assertThat(rig.told()).containsExactly(first, first, second);
        assertThat(rig.webhooks.calls())
                .extracting(call -> call.message().id())
                .satisfies(ids -> assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2)));
    }

    @Test
    void givesUpAfterTheLastAttemptAndGoesOn() {
        deliver.run();
        Distributor distributor = rig.create();
        NodeEvent first = rig.happen(1);
        NodeEvent second = rig.happen(2);
        rig.webhooks.answer(status(302), new CallEnding.Failed("no answer"), new CallEnding.Forbidden("loopback"));

        for (int run = 0; run < 3; run++) {
            deliver.run();
            rig.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(rig.told()).containsExactly(first, first, first, second);
        List<Delivery> kept = rig.outbox.list(distributor.id(), Optional.empty(), Optional.empty(), 9);
        assertThat(kept).extracting(Delivery::state).containsExactly(DeliveryState.DELIVERED, DeliveryState.DEAD);
        assertThat(kept.getLast().last()).contains("loopback");
        assertThat(kept.getLast().attempts()).isEqualTo(3);
    }

    @Test
    void blocksNobodyElse() {
        deliver.run();
        rig.create();
        rig.create();
        NodeEvent event = rig.happen(1);
        rig.webhooks.answer(status(500));

        deliver.run();

        assertThat(rig.told()).containsExactly(event, event);
        assertThat(rig.outbox.count(DeliveryState.WAITING)).isEqualTo(1);
    }

    @Test
    void makesOneCallAtATimeForEach() {
        List<Runnable> calls = new ArrayList<>();
        DeliverEventsService slow = rig.deliver(calls::add);
        slow.run();
        rig.create();
        rig.happen(1);

        slow.run();
        rig.happen(2);
        slow.run();
        assertThat(calls).hasSize(1);

        calls.getFirst().run();
        assertThat(rig.told()).hasSize(2);
    }

    @Test
    void tellsAgainWhatWasNotKept() {
        deliver.run();
        rig.create();
        NodeEvent event = rig.happen(1);
        List<Runnable> calls = new ArrayList<>();
        DeliverEventsService dying = rig.deliver(calls::add);
        dying.run();

        rig.deliver().run();

        assertThat(calls).hasSize(1);
        assertThat(rig.told()).containsExactly(event);
    }

    @Test
    void givesUpTheOldestWhenTooManyWait() {
        deliver.run();
        Distributor distributor = rig.create();
        List<NodeEvent> events = List.of(rig.happen(1), rig.happen(2), rig.happen(3), rig.happen(4), rig.happen(5));

        deliver.run();

        assertThat(rig.told()).isEqualTo(events.subList(2, 5));
        assertThat(rig.outbox.list(distributor.id(), Optional.empty(), Optional.of(DeliveryState.DEAD), 9))
                .extracting(Delivery::last)
                .containsOnly(Optional.of(Delivery.BACKLOG));
    }

    @Test
    void forgetsWhatEnded() {
        deliver.run();
        Distributor distributor = rig.create();
        rig.happen(1);
        rig.happen(2);
        rig.happen(3);
        deliver.run();
        rig.clock.advance(Duration.ofHours(2));

        deliver.run();
        assertThat(rig.outbox.list(distributor.id(), Optional.empty(), Optional.empty(), 9))
                .hasSize(2);

        rig.clock.advance(Duration.ofDays(1));
        deliver.run();
        assertThat(rig.outbox.list(distributor.id(), Optional.empty(), Optional.empty(), 9))
                .isEmpty();
    }

    @Test
    void tellsNothingOfWhatIsNotWantedAnyMore() {
        deliver.run();
        Distributor distributor = rig.create();
        rig.happen(1);
        rig.webhooks.answer(status(500));
        deliver.run();
        rig.distributors.change(distributor.id(), _ -> Optional.empty());
        rig.clock.advance(Duration.ofMinutes(1));

        deliver.run();

        assertThat(rig.webhooks.calls()).hasSize(1);
        assertThat(rig.outbox.list(distributor.id(), Optional.empty(), Optional.empty(), 9))
                .extracting(Delivery::state, Delivery::attempts)
                .containsExactly(tuple(DeliveryState.DEAD, 1));
    }

    @Test
    void signsWithTheSecretOfTheMoment() {
        deliver.run();
        Distributor distributor = rig.create();
        rig.happen(1);
        rig.webhooks.answer(status(500));
        deliver.run();
        Distributor rotated = rig.distributors.rotateSecret(distributor.id()).orElseThrow();
        rig.clock.advance(Duration.ofMinutes(1));

        deliver.run();

        assertThat(rig.webhooks.calls())
                .extracting(ScriptedWebhooks.Call::secret)
                .containsExactly(distributor.secret(), rotated.secret());
    }

    @Test
    void callsNobodyOnceStopped() {
        deliver.run();
        rig.create();
        rig.happen(1);

        deliver.stop();
        deliver.run();

        assertThat(rig.webhooks.calls()).isEmpty();
    }

    /// Counting what waits takes time, so it is done when more is added, and at the start.
    @Test
    void givesUpWhatIsTooMuchOnlyOnceMoreIsAdded() {
        deliver.run();
        Distributor distributor = rig.create();
        rig.webhooks.answer(status(500));
        rig.happen(1);
        deliver.run();
        for (long number = 2; number <= 5; number++) {
            rig.outbox.enqueue(
                    rig.outbox.cursor().orElseThrow(), List.of(IntegrationRig.delivery(distributor, number)));
        }

        deliver.run();
        assertThat(rig.outbox.count(DeliveryState.DEAD)).isZero();

        rig.happen(6);
        deliver.run();
        assertThat(rig.outbox.count(DeliveryState.DEAD)).isEqualTo(3);
    }

    @Test
    void countsWhatCameOfItsCalls() {
        deliver.run();
        rig.create();
        rig.webhooks.answer(status(500), status(500), status(500));
        rig.happen(1);
        rig.happen(2);
        for (int minute = 0; minute < 3; minute++) {
            deliver.run();
            rig.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(deliver.counted()).isEqualTo(new DeliverEventsService.Counted(1, 3, 1));
    }
}
