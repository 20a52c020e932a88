package org.distributornode.application.service.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.port.cache.Journal.Recorded;
import org.distributornode.application.port.integration.DistributorStore;
import org.distributornode.application.port.integration.Outbox;
import org.distributornode.application.service.integration.InspectDeliveriesService.Self;
import org.distributornode.domain.integration.Delivery;
import org.distributornode.domain.integration.DeliveryId;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.EventType;

/// Carries what happens from the journal to the outbox. A cursor in the outbox moves together with what it stands for,
/// so that a death in between neither loses an event nor tells one twice.
final class Feed {

    private static final int AT_ONCE = 500;

    private final Journal journal;
    private final DistributorStore distributors;
    private final Outbox outbox;
    private final Self self;
    private final int mostDistributors;

    Feed(Journal journal, DistributorStore distributors, Outbox outbox, Self self, int mostDistributors) {
        this.journal = journal;
        this.distributors = distributors;
        this.outbox = outbox;
        this.self = self;
        this.mostDistributors = mostDistributors;
    }

    /// Carries all that is there. A node that never told anything begins with what happens next; a journal that began
    /// anew is read from its beginning.
    ///
    /// @return whether there was anything
    boolean run() {
        OptionalLong kept = outbox.cursor();
        if (kept.isEmpty()) {
            outbox.enqueue(journal.newest(), List.of());
            return false;
        }
        long cursor = kept.getAsLong() > journal.newest() ? 0 : kept.getAsLong();
        List<Recorded> news = journal.read(cursor, AT_ONCE);
        boolean any = !news.isEmpty();
        while (!news.isEmpty()) {
            outbox.enqueue(news.getLast().number(), deliveries(news));
            news = journal.read(news.getLast().number(), AT_ONCE);
        }
        return any;
    }

    private List<Delivery> deliveries(List<Recorded> news) {
        List<Distributor> receivers = distributors.list(Optional.empty(), mostDistributors);
        List<Delivery> fresh = new ArrayList<>();
        for (Recorded recorded : news) {
            EventType type = EventType.of(recorded.event());
            for (Distributor receiver : receivers) {
                if (receiver.wants(type) && !recorded.event().at().isBefore(receiver.created())) {
                    fresh.add(Delivery.fresh(
                            new DeliveryId(self.ids().get()),
                            receiver.id(),
                            recorded.number(),
                            recorded.event(),
                            self.clock().instant()));
                }
            }
        }
        return fresh;
    }
}
