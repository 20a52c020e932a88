package org.distributornode.adapters.http.netty.hit;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.function.ToLongFunction;

/// Bounds what objects at hand take together: those that nobody asked for since the last look go first
/// (second chance). Not safe for use by several threads.
///
/// @param <T> compared by identity
public final class HotRing<T extends HotRing.Member> {

    /// What may get another turn.
    public interface Member {

        /// Whether it was asked for since the last call.
        boolean wasAsked();
    }

    private final long most;
    private final ToLongFunction<T> weight;
    private final SequencedSet<T> ring = new LinkedHashSet<>();
    private long taken;

    public HotRing(long most, ToLongFunction<T> weight) {
        this.most = most;
        this.weight = weight;
    }

    /// Whether there could be room for so much.
    public boolean fits(long wanted) {
        return wanted <= most;
    }

    public void add(T hot) {
        ring.addLast(hot);
        taken += weight.applyAsLong(hot);
    }

    /// Whether something has to go.
    public boolean isFull() {
        return taken > most;
    }

    /// Takes out what is to go next; one that was asked for gets another turn.
    public T evict() {
        T next = ring.removeFirst();
        for (int turns = ring.size(); turns > 0 && next.wasAsked(); turns--) {
            ring.addLast(next);
            next = ring.removeFirst();
        }
        taken -= weight.applyAsLong(next);
        return next;
    }

    public void remove(T hot) {
        if (ring.remove(hot)) {
            taken -= weight.applyAsLong(hot);
        }
    }

    public long taken() {
        return taken;
    }
}
