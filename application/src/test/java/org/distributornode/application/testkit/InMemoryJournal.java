package org.distributornode.application.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.domain.cache.CacheEntry;
import org.distributornode.domain.event.NodeEvent;
import org.jspecify.annotations.Nullable;

/// A journal on a medium that tests can share between the lives of a node, and can spoil.
public final class InMemoryJournal implements Journal {

    private final Medium medium;
    private State state = State.NEW;

    /// A journal of its own, empty.
    public InMemoryJournal() {
        this(new Medium());
    }

    /// A journal with what others have left on `medium`.
    public InMemoryJournal(Medium medium) {
        this.medium = medium;
    }

    /// A journal on `medium` that takes events, for those who do not care what it tells at first.
    public static InMemoryJournal restored(Medium medium) {
        InMemoryJournal journal = new InMemoryJournal(medium);
        journal.restore(new Replay() {
            @Override
            public void entry(CacheEntry entry) {}

            @Override
            public void event(NodeEvent event) {}
        });
        return journal;
    }

    @Override
    public Recovery restore(Replay replay) {
        synchronized (medium) {
            require(State.NEW);
            state = State.RESTORED;
            medium.entries.forEach(replay::entry);
            medium.events.subList(medium.reflected, medium.events.size()).forEach(replay::event);
            return medium.takeRecovery();
        }
    }

    @Override
    public long append(NodeEvent event) {
        return appendAll(List.of(event));
    }

    @Override
    public long appendAll(List<NodeEvent> events) {
        synchronized (medium) {
            require(State.RESTORED);
            if (!events.isEmpty()) {
                medium.refuse();
                medium.events.addAll(events);
                medium.appends++;
            }
            return medium.events.size();
        }
    }

    @Override
    public void force() {
        synchronized (medium) {
            require(State.RESTORED);
            medium.refuse();
            medium.forced = medium.events.size();
        }
    }

    @Override
    public void snapshot(Iterable<CacheEntry> entries) {
        int reflected = Math.toIntExact(newest());
        List<CacheEntry> taken = new ArrayList<>();
        entries.forEach(taken::add);
        synchronized (medium) {
            medium.refuse();
            medium.entries = taken;
            medium.reflected = reflected;
        }
    }

    @Override
    public List<Recorded> read(long cursor, int limit) {
        synchronized (medium) {
            require(State.RESTORED);
            List<Recorded> found = new ArrayList<>();
            for (long index = cursor; index < medium.events.size() && found.size() < limit; index++) {
                found.add(new Recorded(index + 1, medium.events.get((int) index)));
            }
            return found;
        }
    }

    @Override
    public long newest() {
        synchronized (medium) {
            require(State.RESTORED);
            return medium.events.size();
        }
    }

    @Override
    public void close() {
        synchronized (medium) {
            state = State.CLOSED;
        }
    }

    private void require(State needed) {
        if (state != needed) {
            throw new IllegalStateException("the journal is " + state + ", not " + needed);
        }
    }

    private enum State {
        NEW,
        RESTORED,
        CLOSED
    }

    /// What outlives a journal.
    public static final class Medium {

        private final List<NodeEvent> events = new ArrayList<>();
        private List<CacheEntry> entries = List.of();
        private int reflected;
        private int forced;
        private int appends;
        private Recovery nextRecovery = Recovery.COMPLETE;
        private @Nullable CacheFailure failure;

        /// Lets the next restore end in `recovery`.
        public synchronized void spoil(Recovery recovery) {
            nextRecovery = recovery;
        }

        /// Refuses appends and snapshots with `failure` until [#heal()].
        public synchronized void failWith(CacheFailure failure) {
            this.failure = failure;
        }

        public synchronized void heal() {
            failure = null;
        }

        /// Every event ever appended, oldest first.
        public synchronized List<NodeEvent> events() {
            return List.copyOf(events);
        }

        /// Loses all that was ever recorded.
        public synchronized void forgetAll() {
            events.clear();
            entries = List.of();
            reflected = 0;
            forced = 0;
            appends = 0;
        }

        /// How often something was appended, in however many events.
        public synchronized int appends() {
            return appends;
        }

        /// The medium as it is when the power goes now: events may be missing behind the last that outlives that.
        public synchronized Medium afterCrash(Random luck) {
            int kept = events.size();
            while (kept > Math.max(reflected, forced)
                    && luck.nextBoolean()
                    && !outlivesLossOfPower(events.get(kept - 1))) {
                kept--;
            }
            Medium next = new Medium();
            next.events.addAll(events.subList(0, kept));
            next.entries = entries;
            next.reflected = reflected;
            next.forced = kept;
            return next;
        }

        private static boolean outlivesLossOfPower(NodeEvent event) {
            return event instanceof NodeEvent.ObjectCached
                    || event instanceof NodeEvent.SettingChanged
                    || event instanceof NodeEvent.ObjectDenied
                    || event instanceof NodeEvent.ObjectAllowed
                    || event instanceof NodeEvent.ObjectPinned
                    || event instanceof NodeEvent.ObjectUnpinned;
        }

        /// The entries of the last snapshot.
        public synchronized List<CacheEntry> entries() {
            return List.copyOf(entries);
        }

        private Recovery takeRecovery() {
            Recovery taken = nextRecovery;
            nextRecovery = Recovery.COMPLETE;
            return taken;
        }

        private void refuse() {
            Optional.ofNullable(failure).ifPresent(refused -> {
                throw refused;
            });
        }
    }
}
