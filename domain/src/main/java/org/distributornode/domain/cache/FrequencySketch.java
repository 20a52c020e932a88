package org.distributornode.domain.cache;

/// Estimates how often a number was seen lately, from 0 to 16, in a few bits for each: a count-min sketch of four-bit
/// counters behind a Bloom filter, which keeps out what was seen only once (Einziger, Friedman, Manes: TinyLFU,
/// ACM Transactions on Storage 13/4, 2017).
///
/// It may estimate too much, but too little only by ageing: every now and then all counters are halved. No call takes
/// long, however wide it is.
final class FrequencySketch {

    private static final int ROWS = 4;
    private static final int BITS_SHIFT = 2;
    private static final int FULL = 15;
    private static final int SMALLEST = 64;
    private static final long SIGHTINGS_PER_WORD = 10;
    private static final long LOWER_BITS_OF_EACH = 0x7777777777777777L;

    private final AgeingWords counters = new AgeingWords(SMALLEST, word -> (word >>> 1) & LOWER_BITS_OF_EACH);
    private final AgeingWords seen = new AgeingWords(SMALLEST / 2, _ -> 0);
    private long sightings;

    /// Makes it wide enough for this many different numbers; what it knows stays known.
    void ensure(int numbers) {
        while (counters.length() < numbers) {
            counters.twice(); // an index has one bit more, and finds the same with either value
            seen.twice();
        }
    }

    /// Knows that a number was seen this often at least.
    ///
    /// @param times 1 to 16
    void learn(long number, int times) {
        long hash = mix(number);
        see(hash);
        for (int row = 0; row < ROWS; row++) {
            int index = index(hash, row);
            int lacking = times - 1 - counter(index, shift(hash, row));
            if (lacking > 0) {
                counters.set(index, counters.get(index) + ((long) lacking << shift(hash, row)));
            }
        }
        sighted(times);
    }

    void increment(long number) {
        long hash = mix(number);
        if (isSeen(hash)) {
            for (int row = 0; row < ROWS; row++) {
                raise(index(hash, row), shift(hash, row));
            }
        } else {
            see(hash);
        }
        sighted(1);
    }

    int frequency(long number) {
        long hash = mix(number);
        int lowest = FULL;
        for (int row = 0; row < ROWS; row++) {
            lowest = Math.min(lowest, counter(index(hash, row), shift(hash, row)));
        }
        return isSeen(hash) ? lowest + 1 : lowest;
    }

    long footprint() {
        return (long) (counters.length() + seen.length()) * Long.BYTES;
    }

    private int counter(int index, int shift) {
        return (int) (counters.get(index) >>> shift) & FULL;
    }

    private void raise(int index, int shift) {
        if (counter(index, shift) < FULL) {
            counters.set(index, counters.get(index) + (1L << shift));
        }
    }

    private boolean isSeen(long hash) {
        return (~seen.get(seenIndex(hash)) & seenBits(hash)) == 0;
    }

    private void see(long hash) {
        int word = seenIndex(hash);
        seen.set(word, seen.get(word) | seenBits(hash));
    }

    private void sighted(int times) {
        sightings += times;
        if (sightings >= SIGHTINGS_PER_WORD * counters.length()) {
            counters.age();
            seen.age();
            sightings /= 2;
        }
    }

    private int index(long hash, int row) {
        int step = (int) (hash >>> Integer.SIZE) | 1;
        return ((int) hash + row * step) & (counters.length() - 1);
    }

    private static int shift(long hash, int row) {
        return ((int) (hash >>> (44 + 4 * row)) & FULL) << BITS_SHIFT;
    }

    private int seenIndex(long hash) {
        return (int) (hash >>> 20) & (seen.length() - 1);
    }

    private static long seenBits(long hash) {
        return (1L << (hash >>> 58)) | (1L << (hash >>> 52));
    }

    private static long mix(long number) {
        long hash = (number ^ (number >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
