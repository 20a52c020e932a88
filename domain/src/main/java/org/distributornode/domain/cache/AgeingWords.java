package org.distributornode.domain.cache;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/// Longs that all grow older at once and become twice as many at once, in no time: a page of them is copied and aged
/// when it is touched next.
final class AgeingWords {

    private static final int SHIFT = 12;
    private static final int PAGE = 1 << SHIFT;
    /// After so many steps nothing is left of a word.
    private static final int MOST_STEPS = 8;

    private final LongUnaryOperator older;
    private long[][] pages;
    /// How old each page is; its complement if another place may have the same page.
    private int[] ages;
    private int age;
    private int length;

    /// @param length a power of two
    /// @param older what becomes of a word with each step of age
    AgeingWords(int length, LongUnaryOperator older) {
        this.older = older;
        this.length = length;
        this.pages = new long[Math.max(1, length / PAGE)][Math.min(PAGE, length)];
        this.ages = new int[pages.length];
    }

    int length() {
        return length;
    }

    long get(int index) {
        return page(index)[index & (PAGE - 1)];
    }

    void set(int index, long value) {
        page(index)[index & (PAGE - 1)] = value;
    }

    void age() {
        age++;
    }

    /// The words come a second time behind themselves.
    void twice() {
        if (length < PAGE) {
            long[] words = page(0);
            pages[0] = Arrays.copyOf(words, 2 * length);
            System.arraycopy(words, 0, pages[0], length, length);
        } else {
            int count = pages.length;
            for (int page = 0; page < count; page++) {
                ages[page] = Math.min(ages[page], ~ages[page]);
            }
            pages = Arrays.copyOf(pages, 2 * count);
            ages = Arrays.copyOf(ages, 2 * count);
            System.arraycopy(pages, 0, pages, count, count);
            System.arraycopy(ages, 0, ages, count, count);
        }
        length *= 2;
    }

    private long[] page(int index) {
        int page = index >>> SHIFT;
        if (ages[page] != age) {
            renew(page);
        }
        return pages[page];
    }

    private void renew(int page) {
        int steps = Math.min(MOST_STEPS, age - Math.max(ages[page], ~ages[page]));
        long[] words = pages[page].clone();
        for (int step = 0; step < steps; step++) {
            Arrays.setAll(words, i -> older.applyAsLong(words[i]));
        }
        pages[page] = words;
        ages[page] = age;
    }
}
