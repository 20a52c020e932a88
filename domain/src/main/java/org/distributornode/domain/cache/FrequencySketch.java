package org.distributornode.domain.cache;

import java.util.Arrays;

/// Estimates how often a number was seen lately, from 0 to 16, in a few bits for each: a count-min sketch of four-bit
/// counters behind a Bloom filter, which keeps out what was seen only once (Einziger, Friedman, Manes: TinyLFU,
/// ACM Transactions on Storage 13/4, 2017).
///
/// It may estimate too much, but too little only by ageing: every now and then all counters are halved.
final class FrequencySketch {

    private static final int ROWS = 4;
    private static final int BITS_SHIFT = 2;
    private static final int FULL = 15;
    private static final int SMALLEST = 64;
    private static final long SIGHTINGS_PER_WORD = 10;
    private static final long LOWER_BITS_OF_EACH = 0x7777777777777777L;

    private long[] counters = new long[SMALLEST];
    private long[] seen = new long[SMALLEST / 2];
    private long sightings;

    /// Makes it wide enough for this many different numbers; what it knows stays known.
    void ensure(int numbers) {
        while (counters.length < numbers) {
            counters = twice(counters);
            seen = twice(seen);
        }
    }

    void increment(long number) {
        long hash = mix(number);
        int word = seenIndex(hash);
        long bits = seenBits(hash);
        if ((seen[word] & bits) == bits) {
            for (int row = 0; row < ROWS; row++) {
                raise(index(hash, row), shift(hash, row));
            }
        } else {
            seen[word] |= bits;
        }
        sightings++;
        if (sightings >= SIGHTINGS_PER_WORD * counters.length) {
            age();
        }
    }

    int frequency(long number) {
        long hash = mix(number);
        int lowest = FULL;
        for (int row = 0; row < ROWS; row++) {
            lowest = Math.min(lowest, counter(index(hash, row), shift(hash, row)));
        }
        long bits = seenBits(hash);
        return (seen[seenIndex(hash)] & bits) == bits ? lowest + 1 : lowest;
    }

    long footprint() {
        return (long) (counters.length + seen.length) * Long.BYTES;
    }

    private int counter(int index, int shift) {
        return (int) (counters[index] >>> shift) & FULL;
    }

    private void raise(int index, int shift) {
        if (counter(index, shift) < FULL) {
            counters[index] += 1L << shift;
        }
    }

    private void age() {
        for (int i = 0; i < counters.length; i++) {
            counters[i] = (counters[i] >>> 1) & LOWER_BITS_OF_EACH;
        }
        Arrays.fill(seen, 0);
        sightings /= 2;
    }

    private int index(long hash, int row) {
        int step = (int) (hash >>> Integer.SIZE) | 1;
        return ((int) hash + row * step) & (counters.length - 1);
    }

    private static int shift(long hash, int row) {
        return ((int) (hash >>> (44 + 4 * row)) & FULL) << BITS_SHIFT;
    }

    private int seenIndex(long hash) {
        return (int) (hash >>> 20) & (seen.length - 1);
    }

    private static long seenBits(long hash) {
        return (1L << (hash >>> 58)) | (1L << (hash >>> 52));
    }

    /// Twice the length with the content twice in it: an index has one bit more, and finds the same with either value.
    private static long[] twice(long[] words) {
        long[] wider = Arrays.copyOf(words, 2 * words.length);
        System.arraycopy(words, 0, wider, words.length, words.length);
        return wider;
    }

    private static long mix(long number) {
        long hash = (number ^ (number >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
