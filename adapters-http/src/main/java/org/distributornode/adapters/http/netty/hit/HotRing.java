package org.distributornode.adapters.http.netty.hit;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.function.ToLongFunction;

/// Bounds what objects at hand take together: those that nobody asked for since the last look go first
/// (second chance). Not safe for use by several threads.
final class HotRing {

    private final long most;
    private final ToLongFunction<HotObject> weight;
    private final SequencedSet<HotObject> ring = new LinkedHashSet<>();
    private long taken;

    HotRing(long most, ToLongFunction<HotObject> weight) {
        this.most = most;
        this.weight = weight;
    }

    /// Whether there could be room for so much.
    boolean fits(long wanted) {
        return wanted <= most;
    }

    void add(HotObject hot) {
        ring.addLast(hot);
        taken += weight.applyAsLong(hot);
    }

    /// Whether something has to go.
    boolean isFull() {
        return taken > most;
    }

    /// Takes out what is to go next; one that was asked for gets another turn.
    HotObject evict() {
        HotObject next = ring.removeFirst();
        for (int turns = ring.size(); turns > 0 && next.wasAsked(); turns--) {
            ring.addLast(next);
            next = ring.removeFirst();
        }
        taken -= weight.applyAsLong(next);
        return next;
    }

    void remove(HotObject hot) {
        if (ring.remove(hot)) {
            taken -= weight.applyAsLong(hot);
        }
    }

    long taken() {
        return taken;
    }
}
