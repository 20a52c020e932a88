package org.distributornode.domain.cache;

/// Keeps what is asked for often, large objects only if they are worth what must go for them (W-TinyLFU; Einziger,
/// Friedman, Manes: TinyLFU, ACM Transactions on Storage 13/4, 2017; sizes as in Einziger, Eytan, Friedman, Manes:
/// Lightweight Robust Size Aware Cache Management, ACM Transactions on Storage 18/3, 2022).
///
/// A new object starts in a small window. Falling out of it, the object becomes a candidate: when room is needed, it
/// stays only if it was asked for more often than the old objects together that its size would push out. Those that
/// stay are on probation, and protected once they are read again.
public final class TinyLfu implements EvictionPolicy {

    private static final int WINDOW = 0;
    private static final int CANDIDATES = 1;
    private static final int PROBATION = 2;
    private static final int PROTECTED = 3;
    private static final int LISTS = 4;

    private static final long WINDOW_PERCENT = 2;
    private static final long PROTECTED_PERCENT = 80;
    private static final int MOST_COMPARED = 16;
    /// As many as the sketch can tell apart.
    private static final long MOST_READS = 15;

    private final SlotLists lists = new SlotLists(LISTS);
    private final FrequencySketch sketch = new FrequencySketch();
    private final long[] bytes = new long[LISTS];
    private int count;

    @Override
    public void admitted(HeldSlots held, int slot) {
        count++;
        sketch.ensure(count);
        append(held, WINDOW, slot);
        for (long seen = Math.min(held.reads(slot), MOST_READS); seen >= 0; seen--) {
            sketch.increment(held.id(slot));
        }
        if (held.reads(slot) > 0) { // of an earlier run: what it earned there counts
            protect(held, slot);
        }
        while (bytes[WINDOW] > total() / 100 * WINDOW_PERCENT && lists.first(WINDOW) != NONE) {
            move(held, CANDIDATES, lists.first(WINDOW));
        }
    }

    @Override
    public void read(HeldSlots held, int slot) {
        sketch.increment(held.id(slot));
        switch (lists.listOf(slot)) {
            case WINDOW -> move(held, WINDOW, slot);
            default -> protect(held, slot);
        }
    }

    @Override
    public void removed(HeldSlots held, int slot) {
        unlink(held, slot);
        count--;
    }

    @Override
    public int victim(HeldSlots held, long now) {
        if (oldest() == NONE) {
            admitAllCandidates(held);
        }
        int candidate = lists.first(CANDIDATES);
        int oldest = oldest();
        if (candidate == NONE) {
            return oldest == NONE ? lists.first(WINDOW) : oldest;
        }
        if (isWorthMore(held, candidate)) {
            move(held, PROBATION, candidate);
            return oldest;
        }
        return candidate;
    }

    @Override
    public long footprint() {
        return lists.footprint() + sketch.footprint();
    }

    private void protect(HeldSlots held, int slot) {
        move(held, PROTECTED, slot);
        long most = (total() - bytes[WINDOW]) / 100 * PROTECTED_PERCENT;
        while (bytes[PROTECTED] > most && lists.first(PROTECTED) != slot) {
            move(held, PROBATION, lists.first(PROTECTED));
        }
    }

    /// While nothing had to go yet, nobody had to prove anything.
    private void admitAllCandidates(HeldSlots held) {
        int candidate = lists.first(CANDIDATES);
        while (candidate != NONE) {
            move(held, PROBATION, candidate);
            candidate = lists.first(CANDIDATES);
        }
    }

    /// Whether the candidate was asked for more often than the oldest objects that take as much room, together.
    private boolean isWorthMore(HeldSlots held, int candidate) {
        long needed = held.size(candidate);
        int frequency = sketch.frequency(held.id(candidate));
        int rival = oldest();
        for (int compared = 0; compared < MOST_COMPARED && rival != NONE; compared++) {
            frequency -= sketch.frequency(held.id(rival));
            needed -= held.size(rival);
            if (frequency <= 0 || needed <= 0) {
                break;
            }
            rival = lists.after(rival);
        }
        return frequency > 0;
    }

    /// The object outside of window and candidates that was used least recently.
    private int oldest() {
        int onProbation = lists.first(PROBATION);
        return onProbation == NONE ? lists.first(PROTECTED) : onProbation;
    }

    private long total() {
        return bytes[WINDOW] + bytes[CANDIDATES] + bytes[PROBATION] + bytes[PROTECTED];
    }

    private void move(HeldSlots held, int list, int slot) {
        unlink(held, slot);
        append(held, list, slot);
    }

    private void append(HeldSlots held, int list, int slot) {
        lists.addLast(list, slot);
        bytes[list] += held.size(slot);
    }

    private void unlink(HeldSlots held, int slot) {
        bytes[lists.listOf(slot)] -= held.size(slot);
        lists.remove(slot);
    }
}
