package org.distributornode.application.service.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.port.cache.Journal.Recorded;
import org.distributornode.application.port.integration.DistributorStore;
import org.distributornode.application.port.integration.Outbox;
import org.distributornode.application.service.integration.InspectDeliveriesService.Self;
import org.distributornode.domain.integration.Delivery;
import org.distributornode.domain.integration.DeliveryId;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.EventType;

/// Carries what happens from the journal to the outbox. A cursor in the outbox moves together with what it
/// stands for, so that a death in between neither loses an event nor tells one twice. What a distributor is
/// told of is decided by the place of an event in the journal, never by its time: clocks may be set back.
public final class Feed {

    private static final int AT_ONCE = 500;

    private final Journal journal;
    private final DistributorStore distributors;
    private final Outbox outbox;
    private final Self self;
    private final int mostDistributors;
    private boolean grown;

    /// @param mostDistributors that there may be
    public Feed(Journal journal, DistributorStore distributors, Outbox outbox, Self self, int mostDistributors) {
        this.journal = journal;
        this.distributors = distributors;
        this.outbox = outbox;
        this.self = self;
        this.mostDistributors = mostDistributors;
    }

    /// Carries all that is there. A node that never told anything begins with what happens next; a journal
    /// that began anew is read from its beginning. What is carried has been forced: a loss of power never
    /// leaves a journal that ends before the cursor.
    synchronized void run() {
        OptionalLong kept = outbox.cursor();
        if (kept.isEmpty()) {
            long newest = journal.newest();
            journal.force();
            outbox.enqueue(newest, List.of());
            return;
        }
        long cursor = kept.getAsLong() > journal.newest() ? 0 : kept.getAsLong();
        List<Recorded> news = journal.read(cursor, AT_ONCE);
        while (!news.isEmpty()) {
            journal.force();
            outbox.enqueue(news.getLast().number(), deliveries(news));
            grown = true;
            news = journal.read(news.getLast().number(), AT_ONCE);
        }
    }

    /// Makes a `change` to distributors. What has happened so far is carried as if it had not been made, what
    /// happens from now on as it says.
    synchronized <T> T between(Supplier<T> change) {
        run();
        return change.get();
    }

    /// Whether anything was carried since this was last asked.
    synchronized boolean hasGrown() {
        boolean was = grown;
        grown = false;
        return was;
    }

    private List<Delivery> deliveries(List<Recorded> news) {
        List<Distributor> receivers = distributors.list(Optional.empty(), mostDistributors);
        List<Delivery> fresh = new ArrayList<>();
        for (Recorded recorded : news) {
            EventType type = EventType.of(recorded.event());
            for (Distributor receiver : receivers) {
                if (receiver.wants(type)) {
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
