package org.distributornode.application.service.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.IntegrationSamples.id;
import static org.distributornode.application.testkit.ScriptedWebhooks.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.distributornode.application.usecase.integration.InspectDeliveries.Replay;
import org.distributornode.application.usecase.integration.InspectDeliveries.Trial;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.integration.Delivery;
import org.distributornode.domain.integration.DeliveryId;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.EventType;
import org.distributornode.domain.integration.WebhookMessage;
import org.junit.jupiter.api.Test;

final class InspectDeliveriesTest {

    private final IntegrationRig rig = new IntegrationRig();
    private final DeliverEventsService deliver = rig.deliver();

    @Test
    void replaysUnderTheSameId() {
        deliver.run();
        Distributor distributor = rig.create();
        NodeEvent event = rig.happen(1);
        deliver.run();
        Delivery delivered = only(distributor);

        Replay replay = rig.deliveries.replay(distributor.id(), delivered.id());
        deliver.run();

        assertThat(replay).isInstanceOf(Replay.Queued.class);
        assertThat(rig.told()).containsExactly(event, event);
        assertThat(only(distributor).id()).isEqualTo(delivered.id());
    }

    @Test
    void replaysAtOnceWhateverTheClockSays() {
        deliver.run();
        Distributor distributor = rig.create();
        NodeEvent event = rig.happen(1);
        deliver.run();

        Replay replay =
                rig.deliveries.replay(distributor.id(), only(distributor).id());
        rig.clock.advance(Duration.ofSeconds(30).negated());
        deliver.run();

        assertThat(replay).isInstanceOf(Replay.Queued.class);
        assertThat(rig.told()).containsExactly(event, event);
    }

    @Test
    void replaysNothingThatWaits() {
        deliver.run();
        Distributor distributor = rig.create();
        rig.happen(1);
        rig.webhooks.answer(status(500));
        deliver.run();

        assertThat(rig.deliveries.replay(distributor.id(), only(distributor).id()))
                .isEqualTo(new Replay.StillWaiting());
        assertThat(rig.deliveries.replay(distributor.id(), new DeliveryId(new UUID(0, 0))))
                .isEqualTo(new Replay.Unknown());
    }

    @Test
    void testsAtOnceAndPastTheFilter() {
        Distributor distributor = rig.create(EventType.NODE_ENDING);

        Trial trial = rig.deliveries.test(distributor.id());

        assertThat(trial).isInstanceOf(Trial.Called.class);
        assertThat(((Trial.Called) trial).ending()).isEqualTo(status(200));
        assertThat(rig.webhooks.calls()).hasSize(1);
        assertThat(rig.webhooks.calls().getFirst().message()).isInstanceOf(WebhookMessage.Test.class);
    }

    @Test
    void testsNoMoreThanSoManyAtATime() {
        Distributor distributor = rig.create();
        List<Trial> meanwhile = new ArrayList<>();
        rig.webhooks.meanwhile(() -> meanwhile.add(rig.deliveries.test(distributor.id())));

        Trial trial = rig.deliveries.test(distributor.id());

        assertThat(trial).isInstanceOf(Trial.Called.class);
        assertThat(meanwhile).containsExactly(new Trial.TooMany());
        assertThat(rig.webhooks.calls()).hasSize(1);
        assertThat(rig.deliveries.test(distributor.id())).isInstanceOf(Trial.Called.class);
    }

    @Test
    void saysWhyItCannotTest() {
        Distributor mute = rig.create();
        rig.distributors.change(mute.id(), _ -> Optional.empty());

        assertThat(rig.deliveries.test(mute.id())).isEqualTo(new Trial.WithoutWebhook());
        assertThat(rig.deliveries.test(id(9))).isEqualTo(new Trial.Unknown());
    }

    @Test
    void listsNothingOfOneThatIsNotThere() {
        assertThat(rig.deliveries.list(id(9), Optional.empty(), Optional.empty(), 9))
                .isEmpty();
        assertThat(rig.deliveries.list(rig.create().id(), Optional.empty(), Optional.empty(), 9))
                .hasValueSatisfying(list -> assertThat(list).isEmpty());
    }

    private Delivery only(Distributor distributor) {
        return rig.outbox
                .list(distributor.id(), Optional.empty(), Optional.empty(), 2)
                .getFirst();
    }
}
