package org.distributornode.application.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.distributornode.application.port.integration.Outbox;
import org.distributornode.domain.integration.Delivery;
import org.distributornode.domain.integration.DeliveryId;
import org.distributornode.domain.integration.DeliveryState;
import org.distributornode.domain.integration.DistributorId;

/// An outbox that outlives those who use it.
public final class InMemoryOutbox implements Outbox {

    private final InMemoryIntegrations medium;

    public InMemoryOutbox(InMemoryIntegrations medium) {
        this.medium = medium;
    }

    @Override
    public Optional<Cursor> cursor() {
        synchronized (medium) {
            medium.check();
            return medium.cursor();
        }
    }

    @Override
    public void enqueue(Cursor cursor, List<Delivery> fresh) {
        synchronized (medium) {
            medium.check();
            fresh.stream()
                    .filter(delivery -> medium.distributors().containsKey(delivery.distributor()))
                    .forEach(medium.deliveries()::add);
            medium.move(cursor);
        }
    }

    @Override
    public List<DistributorId> due(Instant now, Instant farthest, Set<DistributorId> busy) {
        synchronized (medium) {
            medium.check();
            return medium.distributors().keySet().stream()
                    .filter(id -> !busy.contains(id))
                    .filter(id -> waiting(id)
                            .findFirst()
                            .filter(first ->
                                    !first.due().isAfter(now) || first.due().isAfter(farthest))
                            .isPresent())
                    .toList();
        }
    }

    @Override
    public Optional<Delivery> first(DistributorId distributor) {
        synchronized (medium) {
            medium.check();
            return waiting(distributor).findFirst();
        }
    }

    @Override
    public void keep(Delivery attempted) {
        synchronized (medium) {
            medium.check();
            change(attempted.id(), _ -> attempted);
        }
    }

    @Override
    public void requeue(Delivery delivery) {
        synchronized (medium) {
            medium.check();
            if (medium.deliveries().removeIf(kept -> kept.id().equals(delivery.id()))) {
                medium.deliveries().add(delivery);
            }
        }
    }

    @Override
    public Optional<Delivery> find(DistributorId distributor, DeliveryId id) {
        synchronized (medium) {
            medium.check();
            return of(distributor).filter(delivery -> delivery.id().equals(id)).findFirst();
        }
    }

    @Override
    public List<Delivery> list(
            DistributorId distributor, Optional<DeliveryId> before, Optional<DeliveryState> state, int limit) {
        synchronized (medium) {
            medium.check();
            List<Delivery> newest = of(distributor).toList().reversed();
            return InMemoryIntegrations.behind(newest, before, Delivery::id).stream()
                    .filter(delivery -> state.isEmpty() || delivery.state() == state.get())
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public long shed(int most, Instant now) {
        synchronized (medium) {
            medium.check();
            List<Delivery> shed = medium.distributors().keySet().stream()
                    .flatMap(id -> oldest(waiting(id).toList(), most))
                    .toList();
            shed.forEach(delivery -> change(delivery.id(), kept -> kept.givenUp(Delivery.BACKLOG, now)));
            return shed.size();
        }
    }

    @Override
    public void prune(Instant until, int most) {
        synchronized (medium) {
            medium.check();
            List<Delivery> gone = new ArrayList<>(medium.deliveries().stream()
                    .filter(InMemoryOutbox::ended)
                    .filter(delivery -> delivery.due().isBefore(until))
                    .toList());
            for (DistributorId id : medium.distributors().keySet()) {
                for (DeliveryState state : EnumSet.of(DeliveryState.DELIVERED, DeliveryState.DEAD)) {
                    oldest(of(id).filter(delivery -> delivery.state() == state).toList(), most)
                            .forEach(gone::add);
                }
            }
            medium.deliveries().removeAll(gone);
        }
    }

    @Override
    public long count(DeliveryState state) {
        synchronized (medium) {
            medium.check();
            return medium.deliveries().stream()
                    .filter(delivery -> delivery.state() == state)
                    .count();
        }
    }

    @Override
    public Optional<Instant> oldestWaiting() {
        synchronized (medium) {
            medium.check();
            return medium.deliveries().stream()
                    .filter(delivery -> !ended(delivery))
                    .map(delivery -> delivery.event().at())
                    .min(Instant::compareTo);
        }
    }

    private void change(DeliveryId id, UnaryOperator<Delivery> change) {
        medium.deliveries().replaceAll(kept -> kept.id().equals(id) ? change.apply(kept) : kept);
    }

    private Stream<Delivery> of(DistributorId distributor) {
        return medium.deliveries().stream()
                .filter(delivery -> delivery.distributor().equals(distributor));
    }

    private Stream<Delivery> waiting(DistributorId distributor) {
        return of(distributor).filter(delivery -> !ended(delivery));
    }

    private static Stream<Delivery> oldest(List<Delivery> queue, int most) {
        return queue.stream().limit(Math.max(0, queue.size() - most));
    }

    private static boolean ended(Delivery delivery) {
        return delivery.state() != DeliveryState.WAITING;
    }
}
