package org.distributornode.application.service.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.application.port.cache.Journal.Recorded;
import org.distributornode.application.port.integration.DistributorStore;
import org.distributornode.application.port.integration.Outbox;
import org.distributornode.application.port.integration.Outbox.Cursor;
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

    /// Nobody changes the journal of a node that runs.
    private boolean recognised;

    /// @param mostDistributors that there may be
    public Feed(Journal journal, DistributorStore distributors, Outbox outbox, Self self, int mostDistributors) {
        this.journal = journal;
        this.distributors = distributors;
        this.outbox = outbox;
        this.self = self;
        this.mostDistributors = mostDistributors;
    }

    /// Carries all that is there. What is carried has been forced: a loss of power never leaves a journal that
    /// ends before the cursor.
    synchronized void run() {
        long cursor = cursor().number();
        List<Recorded> news = journal.read(cursor, AT_ONCE);
        while (!news.isEmpty()) {
            journal.force();
            outbox.enqueue(at(news.getLast()), deliveries(news));
            grown = true;
            news = journal.read(news.getLast().number(), AT_ONCE);
        }
    }

    /// Where to read on. A node that never told anything begins with what happens next; a journal that began anew
    /// is read from its beginning.
    private Cursor cursor() {
        Optional<Cursor> kept = outbox.cursor();
        if (kept.isPresent() && (recognised || isOfThisJournal(kept.get()))) {
            recognised = true;
            return kept.get();
        }
        Cursor first = kept.isPresent() ? Cursor.BEGINNING : newest();
        journal.force();
        outbox.enqueue(first, List.of());
        return first;
    }

    private Cursor newest() {
        long newest = journal.newest();
        return event(newest).map(Feed::at).orElseGet(() -> new Cursor(newest, Optional.empty()));
    }

    /// Whether what happened at the cursor is what the journal says. Where it keeps that no longer, all that it keeps
    /// lies behind the cursor, and nothing is passed over.
    private boolean isOfThisJournal(Cursor cursor) {
        return cursor.number() <= journal.newest()
                && (cursor.at().isEmpty()
                        || event(cursor.number()).map(Feed::at).stream().allMatch(cursor::equals));
    }

    private Optional<Recorded> event(long number) {
        return journal.read(Math.max(0, number - 1), 1).stream()
                .filter(found -> found.number() == number)
                .findFirst();
    }

    private static Cursor at(Recorded event) {
        return new Cursor(event.number(), Optional.of(event.event().at()));
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
                            new DeliveryId(self.ids().get()), receiver.id(), recorded.number(), recorded.event()));
                }
            }
        }
        return fresh;
    }
}
