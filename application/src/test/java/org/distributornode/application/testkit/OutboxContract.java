package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.IntegrationSamples.NOON;
import static org.distributornode.application.testkit.IntegrationSamples.delivery;
import static org.distributornode.application.testkit.IntegrationSamples.distributor;
import static org.distributornode.application.testkit.IntegrationSamples.id;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.distributornode.application.port.integration.DistributorStore;
import org.distributornode.application.port.integration.Outbox;
import org.distributornode.application.port.integration.Outbox.Cursor;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.integration.Delivery;
import org.distributornode.domain.integration.DeliveryId;
import org.distributornode.domain.integration.DeliveryState;
import org.junit.jupiter.api.Test;

/// What every [Outbox] keeps to.
public interface OutboxContract {

    Instant LATE = NOON.plus(Duration.ofDays(1));

    /// An outbox with what those opened earlier in the same test have kept.
    Outbox open();

    /// A store on the same medium.
    DistributorStore distributors();

    @Test
    default void beginsWithoutACursor() {
        assertThat(open().cursor()).isEmpty();
        assertThat(open().due(NOON, LATE, Set.of())).isEmpty();
        assertThat(open().oldestWaiting()).isEmpty();
    }

    @Test
    default void movesTheCursorWithWhatItStandsFor() {
        distributors().add(distributor(1));

        open().enqueue(at(7), List.of(delivery(1, 6), delivery(1, 7)));

        assertThat(open().cursor()).contains(at(7));
        assertThat(open().first(id(1))).contains(delivery(1, 6));
        assertThat(open().count(DeliveryState.WAITING)).isEqualTo(2);
    }

    @Test
    default void movesTheCursorBackAndOnWithoutDeliveries() {
        open().enqueue(at(7), List.of());
        open().enqueue(at(3), List.of());
        assertThat(open().cursor()).contains(at(3));

        open().enqueue(Cursor.BEGINNING, List.of());
        assertThat(open().cursor()).contains(Cursor.BEGINNING);
    }

    @Test
    default void leavesOutWhatIsForNobody() {
        distributors().add(distributor(1));

        open().enqueue(at(1), List.of(delivery(2, 1), delivery(1, 1)));

        assertThat(open().count(DeliveryState.WAITING)).isEqualTo(1);
        assertThat(open().first(id(2))).isEmpty();
    }

    @Test
    default void keepsEveryKindOfEvent() {
        distributors().add(distributor(1));
        List<NodeEvent> events = JournalSamples.oddEvents();
        List<Delivery> fresh = LongStream.rangeClosed(1, events.size())
                .mapToObj(number -> Delivery.fresh(
                        new DeliveryId(new UUID(9, number)), id(1), number, events.get((int) number - 1)))
                .toList();

        open().enqueue(at(events.size()), fresh);

        assertThat(open().list(id(1), Optional.empty(), Optional.empty(), Integer.MAX_VALUE))
                .isEqualTo(fresh.reversed());
    }

    @Test
    default void isDueOncePerDistributorAndOnlyWithTheFirst() {
        List.of(1, 2, 3).forEach(number -> distributors().add(distributor(number)));
        open().enqueue(at(2), List.of(delivery(1, 1), delivery(1, 2), delivery(2, 1), delivery(3, 1)));
        open().keep(delivery(2, 1).retried("no", NOON.plusSeconds(5)));

        assertThat(open().due(NOON.minus(Duration.ofDays(999)), LATE, Set.of()))
                .containsExactlyInAnyOrder(id(1), id(3));
        assertThat(open().due(NOON.plusMillis(4_999), LATE, Set.of())).containsExactlyInAnyOrder(id(1), id(3));
        assertThat(open().due(NOON, LATE, Set.of(id(3)))).containsExactly(id(1));
        assertThat(open().due(NOON.plusSeconds(5), LATE, Set.of())).containsExactlyInAnyOrder(id(1), id(2), id(3));
    }

    @Test
    default void waitsForTheFirstEvenIfOthersAreDue() {
        distributors().add(distributor(1));
        open().enqueue(at(2), List.of(delivery(1, 1), delivery(1, 2)));
        Delivery later = delivery(1, 1).retried("no", NOON.plusSeconds(5));

        open().keep(later);

        assertThat(open().due(NOON, LATE, Set.of())).isEmpty();
        assertThat(open().first(id(1))).contains(later);
    }

    @Test
    default void waitsForNothingThatIsTooFarOff() {
        distributors().add(distributor(1));
        open().enqueue(at(1), List.of(delivery(1, 1)));
        open().keep(delivery(1, 1).retried("no", NOON.plusSeconds(5)));

        assertThat(open().due(NOON, NOON.plusSeconds(5), Set.of())).isEmpty();
        assertThat(open().due(NOON, NOON.plusSeconds(4), Set.of())).containsExactly(id(1));
    }

    @Test
    default void goesOnAfterTheEndOfTheFirst() {
        distributors().add(distributor(1));
        open().enqueue(at(3), List.of(delivery(1, 1), delivery(1, 2), delivery(1, 3)));
        Delivery taken = delivery(1, 1).delivered("status 200", NOON);
        Delivery dead = delivery(1, 2).dead("status 500", NOON);

        open().keep(taken);
        open().keep(dead);

        assertThat(open().first(id(1))).contains(delivery(1, 3));
        assertThat(open().find(id(1), taken.id())).contains(taken);
        assertThat(open().find(id(1), dead.id())).contains(dead);
        assertThat(open().find(id(2), dead.id())).isEmpty();
        assertThat(open().count(DeliveryState.DEAD)).isEqualTo(1);
        assertThat(open().oldestWaiting()).contains(delivery(1, 3).event().at());
    }

    @Test
    default void keepsNothingOfADeliveryThatIsGone() {
        distributors().add(distributor(1));
        open().enqueue(at(1), List.of(delivery(1, 1)));
        distributors().remove(id(1));

        open().keep(delivery(1, 1).delivered("status 200", NOON));
        open().requeue(delivery(1, 1));

        assertThat(open().count(DeliveryState.DELIVERED)).isZero();
        assertThat(open().count(DeliveryState.WAITING)).isZero();
    }

    @Test
    default void queuesAgainAtTheEnd() {
        distributors().add(distributor(1));
        open().enqueue(at(2), List.of(delivery(1, 1), delivery(1, 2)));
        Delivery dead = delivery(1, 1).dead("status 500", NOON);
        open().keep(dead);

        open().requeue(dead.again());

        assertThat(open().first(id(1))).contains(delivery(1, 2));
        assertThat(open().list(id(1), Optional.empty(), Optional.empty(), 10))
                .containsExactly(dead.again(), delivery(1, 2));
    }

    @Test
    default void listsInPages() {
        distributors().add(distributor(1));
        List<Delivery> fresh = LongStream.rangeClosed(1, 5)
                .mapToObj(number -> delivery(1, number))
                .toList();
        open().enqueue(at(5), fresh);
        Delivery dead = fresh.get(2).dead("no", NOON);
        open().keep(dead);

        assertThat(open().list(id(1), Optional.empty(), Optional.empty(), 2))
                .containsExactly(fresh.get(4), fresh.get(3));
        assertThat(open().list(id(1), Optional.of(fresh.get(3).id()), Optional.empty(), 2))
                .containsExactly(dead, fresh.get(1));
        assertThat(open().list(id(1), Optional.empty(), Optional.of(DeliveryState.DEAD), 2))
                .containsExactly(dead);
        assertThat(open().list(id(1), Optional.of(delivery(1, 9).id()), Optional.empty(), 2))
                .isEmpty();
        assertThat(open().list(id(2), Optional.empty(), Optional.empty(), 2)).isEmpty();
    }

    @Test
    default void givesUpTheOldestOfALongQueue() {
        distributors().add(distributor(1));
        distributors().add(distributor(2));
        open().enqueue(at(3), List.of(delivery(1, 1), delivery(2, 1), delivery(1, 2), delivery(1, 3)));

        assertThat(open().shed(2, NOON)).isEqualTo(1);
        assertThat(open().shed(2, NOON)).isZero();

        assertThat(open().find(id(1), delivery(1, 1).id()))
                .contains(delivery(1, 1).givenUp(Delivery.BACKLOG, NOON));
        assertThat(open().first(id(1))).contains(delivery(1, 2));
        assertThat(open().first(id(2))).contains(delivery(2, 1));
    }

    @Test
    default void forgetsWhatEndedLongAgo() {
        distributors().add(distributor(1));
        open().enqueue(
                        at(4),
                        LongStream.rangeClosed(1, 4)
                                .mapToObj(number -> delivery(1, number))
                                .toList());
        open().keep(delivery(1, 1).dead("no", NOON.minusSeconds(1)));
        open().keep(delivery(1, 2).delivered("yes", NOON));
        open().keep(delivery(1, 3).delivered("yes", NOON));

        open().prune(NOON, 10);
        assertThat(open().list(id(1), Optional.empty(), Optional.empty(), 10))
                .extracting(Delivery::number)
                .containsExactly(4L, 3L, 2L);

        open().prune(NOON, 1);
        assertThat(open().list(id(1), Optional.empty(), Optional.empty(), 10))
                .extracting(Delivery::number)
                .containsExactly(4L, 3L);
    }

    /// Many that were taken do not push out the few that were not.
    @Test
    default void keepsTheNewestOfEachState() {
        distributors().add(distributor(1));
        open().enqueue(
                        at(5),
                        LongStream.rangeClosed(1, 5)
                                .mapToObj(number -> delivery(1, number))
                                .toList());
        open().keep(delivery(1, 1).dead("no", NOON));
        open().keep(delivery(1, 2).dead("no", NOON));
        open().keep(delivery(1, 3).delivered("yes", NOON));
        open().keep(delivery(1, 4).delivered("yes", NOON));

        open().prune(NOON, 1);

        assertThat(open().list(id(1), Optional.empty(), Optional.empty(), 10))
                .extracting(Delivery::number)
                .containsExactly(5L, 4L, 2L);
    }

    private static Cursor at(long number) {
        return new Cursor(number, Optional.of(NOON.plusNanos(999)));
    }
}
