package org.distributornode.application.service.fill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.domain.source.Source;
import org.jspecify.annotations.Nullable;

/// The transfers of a fill that are under way, and whatever wakes those who look after them. Safe for use by any
/// thread.
final class Legs {

    /// Lest a source tires of one that does not read.
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Turns turns = new Turns(this::active, LONGEST_PAUSE);
    private final Cuts cuts = new Cuts(this::active);
    private volatile List<Leg> running = List.of();
    private @Nullable Leg linear;
    private int others;
    private boolean told;
    private boolean over;
    private @Nullable BytesLost lost;
    private @Nullable RuntimeException failure;

    /// @return false if no leg may begin any more
    boolean add(Leg leg) {
        return locked(() -> {
            if (over || failure != null) {
                return false;
            }
            if (leg.order().shortens()) {
                cuts.paid(leg);
                turns.changed();
            }
            running = Stream.concat(running.stream(), Stream.of(leg)).toList();
            return true;
        });
    }

    /// A source has agreed to send the leg's bytes: what was to come there ends before, if it was meant so.
    ///
    /// @return false if another one sends what it would: has come there itself meanwhile, or sends the whole object
    boolean begun(Leg leg) {
        return locked(() -> {
            lost = null;
            if (leg.isLinear()) {
                return begunLinear(leg);
            }
            return !leg.order().shortens() || cuts.begun(leg);
        });
    }

    /// It goes as far as those that bring parts, and there is no second one beside it.
    private boolean begunLinear(Leg leg) {
        Leg before = linear;
        if (before != null
                && running.contains(before)
                && !before.isCancelled()
                && before.covers(leg.order().slice().offset())) {
            return false;
        }
        linear = leg;
        cuts.settle();
        running.stream()
                .filter(other ->
                        other != leg && !other.isCancelled() && other.source().isPresent())
                .mapToLong(Leg::position)
                .filter(position -> position > leg.order().slice().offset())
                .min()
                .ifPresent(leg::endBefore);
        return true;
    }

    /// A client waits for the byte at `position`: whoever brings it soon does not wait for others any more. Takes no
    /// lock where that is so already, as one of a crowd finds it.
    ///
    /// @return false if nobody does
    boolean demand(long position, FillSettings settings) {
        boolean brought = false;
        boolean changed = false;
        for (Leg leg : active()) {
            if (leg.course(settings).brings(position)) {
                brought = true;
                changed |= leg.urgent(Plan.Urgency.DEMAND);
            }
        }
        if (changed) {
            reordered();
        }
        return brought;
    }

    /// Whether no new work may begin.
    boolean isOver() {
        return locked(() -> over);
    }

    /// The urgencies have changed.
    void reordered() {
        cuts.endUnawaited();
        turns.changed();
    }

    void ended(Leg leg, Optional<RuntimeException> why) {
        locked(() -> {
            running = running.stream().filter(other -> other != leg).toList();
            cuts.settle();
            why.ifPresent(this::note);
            return tell();
        });
    }

    /// Other work has begun that must end before the fill does.
    void begun() {
        locked(() -> others++);
    }

    void ended(Optional<RuntimeException> why) {
        locked(() -> {
            others--;
            why.ifPresent(this::note);
            return tell();
        });
    }

    private void note(RuntimeException why) {
        if (why instanceof BytesLost none) {
            lost = none;
        } else if (why instanceof RejectedExecutionException) {
            failure = new BytesLost(BytesLost.Cause.STOPPING, Duration.ofSeconds(5));
        } else {
            failure = why;
        }
    }

    /// Those that bring bytes, not those that were told to end.
    List<Leg> active() {
        return running.stream().filter(leg -> !leg.isCancelled()).toList();
    }

    /// Bytes a second of the fastest one whose source has shown how fast it is; 0 if none has.
    double knownRate() {
        return active().stream()
                .mapToDouble(leg -> leg.inflow().knownRate())
                .max()
                .orElse(0);
    }

    Set<Source> sources() {
        return active().stream().flatMap(leg -> leg.source().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether no source is left to ask.
    boolean isExhausted() {
        return locked(() -> lost != null);
    }

    /// Throws what has broken the fill, if anything has.
    void throwIfBroken() {
        locked(() -> {
            if (failure != null) {
                throw failure;
            }
            return true;
        });
    }

    /// @param hopeless whether nobody may be asked again
    /// @throws BytesLost if no source is left to ask, and nothing is on its way any more
    void throwIfLost(boolean hopeless) {
        locked(() -> {
            lost = hopeless ? lost : null;
            if (lost != null && running.isEmpty() && others == 0) {
                throw lost;
            }
            return true;
        });
    }

    /// Wakes whoever looks after the fill.
    void look() {
        locked(this::tell);
    }

    private boolean tell() {
        told = true;
        news.signalAll();
        turns.changed();
        return true;
    }

    /// Waits until something has changed; while bytes are on their way not for longer than `tick`.
    void await(Duration tick) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = tick.toNanos();
            while (!told && (running.isEmpty() || left > 0)) {
                if (running.isEmpty()) {
                    news.await();
                } else {
                    left = news.awaitNanos(left);
                }
            }
            told = false;
        } finally {
            lock.unlock();
        }
    }

    /// Waits while a more urgent leg is bringing bytes.
    void awaitTurn(Leg leg) throws InterruptedException {
        turns.await(leg);
    }

    /// Ends all that is under way and lets nothing new begin. Returns when it has ended.
    void end() {
        lock.lock();
        try {
            over = true;
            running.forEach(Leg::cancel);
            while (!running.isEmpty() || others > 0) {
                news.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
