package org.distributornode.application.service.asset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import org.distributornode.application.service.fill.Demand;

/// The answers that a download is being sent in. Those that have come about as far are one demand.
///
/// Not safe for use by several threads.
final class Readers {

    /// So near one another is as far.
    static final long STEP_BYTES = 64 * 1024;

    private final Map<DownloadBytes, Long> steps = new HashMap<>();
    private final NavigableMap<Long, Crowd> crowds = new TreeMap<>();
    private final Set<DownloadBytes> ofSeveralParts = new HashSet<>();

    /// Those at one step.
    private static final class Crowd {
        int count;
        long start = Long.MAX_VALUE;
        long end;
    }

    int count() {
        return steps.size();
    }

    boolean isFew() {
        return count() <= Waves.FEW;
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /// Waits until there are only a few, for so many nanoseconds at most. An interrupt ends that, and stays.
    ///
    /// @param fewer of the lock that guards them, signalled when one has left and few are there
    void awaitFew(Condition fewer, long nanos) {
        long left = nanos;
        try {
            while (!isFew() && left > 0) {
                left = fewer.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void add(DownloadBytes reader) {
        enter(reader, reader.step());
        if (reader.hasSeveralParts()) {
            ofSeveralParts.add(reader);
        }
    }

    /// A reader has come to another step.
    void moved(DownloadBytes reader) {
        Long before = steps.get(reader);
        if (before != null && before != reader.step()) {
            leave(before);
            enter(reader, reader.step());
        }
    }

    void remove(DownloadBytes reader) {
        Long before = steps.remove(reader);
        if (before != null) {
            leave(before);
            ofSeveralParts.remove(reader);
        }
    }

    /// What they have still to be sent: first what each is at, from the first byte of the object on, then the parts
    /// behind, in the order in which they are sent.
    List<Demand> open() {
        List<Demand> open = new ArrayList<>(crowds.size());
        crowds.values().stream()
                .filter(crowd -> crowd.start < crowd.end)
                .forEach(crowd -> open.add(new Demand(crowd.start, crowd.end)));
        ofSeveralParts.forEach(reader -> open.addAll(reader.laterParts()));
        return open;
    }

    private void enter(DownloadBytes reader, long step) {
        steps.put(reader, step);
        Crowd crowd = crowds.computeIfAbsent(step, _ -> new Crowd());
        crowd.count++;
        crowd.start = Math.min(crowd.start, reader.next());
        crowd.end = Math.max(crowd.end, reader.end());
    }

    private void leave(long step) {
        Crowd crowd = crowds.get(step);
        if (crowd != null && --crowd.count == 0) {
            crowds.remove(step);
        }
    }
}
