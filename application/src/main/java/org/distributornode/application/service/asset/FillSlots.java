package org.distributornode.application.service.asset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/// How many objects may be on their way in at once. Those that somebody reads have their turn before all others,
/// whoever came first, and have those give way that nobody reads; the others wait. Safe for use by any thread.
///
/// Lock order: this lock is taken before those of downloads and runs.
final class FillSlots {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Waiting> queue = new ArrayList<>();
    private final Duration within;
    private final IntConsumer makeWay;
    private final LongAdder refused = new LongAdder();
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
        final BooleanSupplier asked;
        final Condition told;
        boolean read;
        boolean renewed;
        boolean given;

        Waiting(BooleanSupplier asked, Condition told) {
            this.asked = asked;
            this.told = told;
        }

        void look() {
            boolean now = asked.getAsBoolean();
            if (now && !read) {
                renewed = true;
                told.signal();
            }
            read = now;
        }

        void give() {
            given = true;
            told.signal();
        }
    }

    /// @param isRead whether somebody reads the object; [#changed()] is to be called when that becomes otherwise
    /// @return false if there was no turn in time
    boolean take(BooleanSupplier isRead) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Waiting waiting = new Waiting(isRead, lock.newCondition());
            queue.add(waiting);
            look();
            boolean inTime = await(waiting);
            if (!inTime && waiting.read) {
                refused.increment();
            }
            return inTime;
        } finally {
            lock.unlock();
        }
    }

    private boolean await(Waiting waiting) throws InterruptedException {
        try {
            long left = within.toNanos();
            while (!waiting.given && left > 0) {
                left = waiting.told.awaitNanos(left);
                left = waiting.renewed ? within.toNanos() : left;
                waiting.renewed = false;
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return waiting.given;
        } catch (InterruptedException ended) {
            if (waiting.given) {
                free++;
                look();
            }
            throw ended;
        } finally {
            queue.remove(waiting);
        }
    }

    /// Some that wait, or that have their turn, have come to be read or are read no more.
    void changed() {
        lock.lock();
        try {
            look();
        } finally {
            lock.unlock();
        }
    }

    /// How many that somebody read have had no turn in time, since the start.
    long refused() {
        return refused.sum();
    }

    /// @param given run before anybody is asked to give way
    void giveBack(Runnable given) {
        lock.lock();
        try {
            given.run();
            free++;
            look();
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        queue.forEach(Waiting::look);
        while (free > 0 && !queue.isEmpty()) {
            Waiting next = queue.stream().filter(each -> each.read).findFirst().orElseGet(queue::getFirst);
            queue.remove(next);
            free--;
            next.give();
        }
        int wanting = (int) queue.stream().filter(each -> each.read).count();
        if (wanting > 0) {
            makeWay.accept(wanting);
        }
    }
}
