package org.distributornode.application.service.asset;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.distributornode.domain.content.DataObjectId;
import org.jspecify.annotations.Nullable;

/// How many objects may be on their way in at once. Those that somebody reads have their turn before all others,
/// whoever came first, and have those give way that nobody reads; the others wait. However many wait, a change costs no
/// more than to find the one that it is about. Safe for use by any thread.
///
/// Lock order: this lock is taken before those of downloads and runs.
final class FillSlots {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<DataObjectId, Waiting> waiting = new HashMap<>();
    private final NavigableMap<Long, Waiting> read = new TreeMap<>();
    private final NavigableMap<Long, Waiting> unread = new TreeMap<>();
    private final Set<DataObjectId> inTurn = new LinkedHashSet<>();
    private final Duration within;
    private final IntConsumer makeWay;
    private final LongAdder refused = new LongAdder();
    private long number;
    private int free;

    /// @param within how long one waits for its turn, from when it is read on
    /// @param makeWay has so many give way that nobody reads, those that are about to included, if there are any
    FillSlots(int atOnce, Duration within, IntConsumer makeWay) {
        this.free = atOnce;
        this.within = within;
        this.makeWay = makeWay;
    }

    /// One that waits for its turn.
    private static final class Waiting {
        final DataObjectId id;
        final long number;
        final BooleanSupplier asked;
        final Condition told;
        boolean read;
        boolean renewed;
        boolean given;

        Waiting(DataObjectId id, long number, BooleanSupplier asked, Condition told) {
            this.id = id;
            this.number = number;
            this.asked = asked;
            this.told = told;
        }

        void give() {
            given = true;
            told.signal();
        }
    }

    /// @param id nothing else of this object waits or has a turn
    /// @param isRead whether somebody reads the object; [#changed] is to be called when that becomes otherwise
    /// @return false if there was no turn in time
    boolean take(DataObjectId id, BooleanSupplier isRead) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Waiting mine = new Waiting(id, number++, isRead, lock.newCondition());
            waiting.put(id, mine);
            unread.put(mine.number, mine);
            look(mine);
            settle();
            boolean inTime = await(mine);
            if (!inTime && mine.read) {
                refused.increment();
            }
            return inTime;
        } finally {
            lock.unlock();
        }
    }

    private boolean await(Waiting mine) throws InterruptedException {
        try {
            long left = within.toNanos();
            while (!mine.given && left > 0) {
                left = mine.told.awaitNanos(left);
                left = mine.renewed ? within.toNanos() : left;
                mine.renewed = false;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return mine.given;
        } catch (InterruptedException ended) {
            if (mine.given) {
                giveBack(mine.id);
            }
            throw ended;
        } finally {
            if (!mine.given) {
                remove(mine);
            }
        }
    }

    /// An object that waits, or has its turn, has come to be read or is read no more. Ignored of any other.
    void changed(DataObjectId id) {
        lock.lock();
        try {
            Waiting one = waiting.get(id);
            if (one != null) {
                look(one);
            }
            settle();
        } finally {
            lock.unlock();
        }
    }

    /// The objects that have their turn.
    List<DataObjectId> inTurn() {
        lock.lock();
        try {
            return List.copyOf(inTurn);
        } finally {
            lock.unlock();
        }
    }

    /// How many that somebody read have had no turn in time, since the start.
    long refused() {
        return refused.sum();
    }

    /// The object has its turn no more, before anybody is asked to give way.
    void giveBack(DataObjectId id) {
        lock.lock();
        try {
            inTurn.remove(id);
            free++;
            settle();
        } finally {
            lock.unlock();
        }
    }

    /// Whether it is read, now.
    private void look(Waiting one) {
        boolean now = one.asked.getAsBoolean();
        if (now == one.read) {
            return;
        }
        (now ? unread : read).remove(one.number);
        (now ? read : unread).put(one.number, one);
        one.read = now;
        if (now) {
            one.renewed = true;
            one.told.signal();
        }
    }

    private void remove(Waiting one) {
        waiting.remove(one.id, one);
        (one.read ? read : unread).remove(one.number);
    }

    private void settle() {
        for (Waiting next = next(); free > 0 && next != null; next = next()) {
            remove(next);
            free--;
            inTurn.add(next.id);
            next.give();
        }
        if (!read.isEmpty()) {
            makeWay.accept(read.size());
        }
    }

    private @Nullable Waiting next() {
        Map.Entry<Long, Waiting> first = read.isEmpty() ? unread.firstEntry() : read.firstEntry();
        return first == null ? null : first.getValue();
    }
}
