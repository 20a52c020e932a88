package org.distributornode.domain.cache;

/// The object goes that is worth least for its room and has waited longest to be asked for again.
///
/// What an object is worth grows with how often it was asked for lately, also before it came in, squared, by an
/// estimate that fades (Einziger, Friedman, Manes: TinyLFU, ACM Transactions on Storage 13/4, 2017). It counts by
/// the byte of its room, as what a miss costs does: a fetch, which costs the same for all, and bytes, which do
/// not. Its value fades with the time since it was read last (as in Blankstein, Sen, Freedman: Hyperbolic Caching,
/// USENIX ATC 2017).
///
/// Objects of about the same value per byte wait in one queue, in the order of the last reads; so the one to go is the
/// first of one of the queues (as in LRU-SP; Cheng, Kambayashi: COMPSAC 2000).
public final class ValueDensity implements EvictionPolicy {

    /// What a byte of a huge object is worth, if one of an object of the usual size is worth one and this.
    private static final double LEAST_DENSITY = 0.25;
    private static final long SMALLEST = 1024;
    private static final int MOST_TIMES = 16;

    private static final int QUEUES = 76;
    private static final int QUEUES_PER_OCTAVE = 2;
    /// The queue of objects of value 1.
    private static final int MIDDLE = 10;

    /// For few objects the estimate remembers longer, since that costs little.
    private static final int SMALL_MEMORY = 2;
    private static final int MOST_SMALL_MEMORY = 1 << 18;

    private final SlotLists queues = new SlotLists(QUEUES);
    private final FrequencySketch sketch = new FrequencySketch();
    private final double[] weights = new double[QUEUES];
    private long bytes;
    private long count;

    public ValueDensity() {
        for (int queue = 0; queue < QUEUES; queue++) {
            weights[queue] = Math.pow(2, -(double) (queue - MIDDLE) / QUEUES_PER_OCTAVE);
        }
    }

    @Override
    public void admitted(HeldSlots held, int slot) {
        bytes += held.size(slot);
        count++;
        sketch.ensure((int) Math.max(count, Math.min(SMALL_MEMORY * count, MOST_SMALL_MEMORY)));
        if (held.reads(slot) > 0) { // of an earlier run, or pinned until now
            sketch.learn(held.id(slot), (int) Math.min(held.reads(slot) + 1, MOST_TIMES));
        } else {
            sketch.increment(held.id(slot));
        }
        queues.addLast(queue(held, slot), slot);
    }

    @Override
    public void read(HeldSlots held, int slot) {
        sketch.increment(held.id(slot));
        queues.moveToLast(queue(held, slot), slot);
    }

    @Override
    public void removed(HeldSlots held, int slot) {
        queues.remove(slot);
        bytes -= held.size(slot);
        count--;
    }

    @Override
    public int victim(HeldSlots held, long now) {
        int victim = NONE;
        double highest = 0;
        for (int queue = 0; queue < QUEUES; queue++) {
            int oldest = queues.first(queue);
            if (oldest != NONE) {
                double cost = (Math.max(0, now - held.lastReadAt(oldest)) + 1) * weights[queue];
                if (cost > highest) {
                    victim = oldest;
                    highest = cost;
                }
            }
        }
        return victim;
    }

    @Override
    public long footprint() {
        return queues.footprint() + sketch.footprint();
    }

    private int queue(HeldSlots held, int slot) {
        double times = Math.max(1, sketch.frequency(held.id(slot)));
        double usual = (double) bytes / count;
        double density = usual / Math.max(SMALLEST, held.size(slot)) + LEAST_DENSITY;
        double octaves = Math.log(times * times * density) / Math.log(2);
        return Math.clamp(MIDDLE + Math.round(QUEUES_PER_OCTAVE * octaves), 0, QUEUES - 1);
    }
}
