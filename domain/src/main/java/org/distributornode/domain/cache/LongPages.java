package org.distributornode.domain.cache;

import java.util.Arrays;

/// A growing array of longs in pages, so that growing copies nothing. New elements are 0.
///
/// Pages of 2 MB are larger than all else that is made again and again, by which the options of the JVM tell them.
final class LongPages {

    private static final int SHIFT = 18;
    private static final int PAGE = 1 << SHIFT;

    private long[][] pages = new long[1][];
    private int count;

    long get(long index) {
        return pages[(int) (index >>> SHIFT)][(int) index & (PAGE - 1)];
    }

    void set(long index, long value) {
        pages[(int) (index >>> SHIFT)][(int) index & (PAGE - 1)] = value;
    }

    /// Sets the elements from `index` on, which all lie in one page.
    void set(long index, long[] source, int from, int length) {
        System.arraycopy(source, from, pages[(int) (index >>> SHIFT)], (int) index & (PAGE - 1), length);
    }

    /// The page that has the element of that index, for whoever fills many at a time.
    long[] page(long index) {
        return pages[(int) (index >>> SHIFT)];
    }

    /// The place of the element in its page.
    static int place(long index) {
        return (int) index & (PAGE - 1);
    }

    /// Makes the elements below `size` usable.
    void ensure(long size) {
        while ((long) count << SHIFT < size) {
            if (count == pages.length) {
                pages = Arrays.copyOf(pages, 2 * count);
            }
            pages[count++] = new long[PAGE];
        }
    }

    /// Bytes of heap that the elements take.
    long footprint() {
        return (long) count * PAGE * Long.BYTES + (long) pages.length * Long.BYTES;
    }
}
