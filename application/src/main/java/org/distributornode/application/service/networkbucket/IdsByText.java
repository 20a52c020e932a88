package org.distributornode.application.service.networkbucket;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.store.ObjectName;
import org.jspecify.annotations.Nullable;

/// Numbers of data objects in the order of their texts: 1, 10, 100, 2. Numbers of as many digits have the same order
/// either way, so nothing is sorted again.
final class IdsByText {

    private static final int MOST_DIGITS = 20;

    private final long[] ids;
    private final int[] ends = new int[MOST_DIGITS];

    /// @param ids each once, ascending as unsigned numbers
    IdsByText(long[] ids) {
        this.ids = ids.clone();
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            ends[digits - 1] = below(Long.parseUnsignedLong("1" + "0".repeat(digits)));
        }
        ends[MOST_DIGITS - 1] = ids.length;
    }

    /// How many there are below a number.
    private int below(long number) {
        int low = 0;
        int high = ids.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(ids[middle], number) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Those whose texts are not before `text`.
    Iterator<DataObjectId> from(String text) {
        return new Merge(text);
    }

    /// All numbers of as many digits at a time, the least text of their first ones next.
    private final class Merge implements Iterator<DataObjectId> {

        private final int[] at = new int[MOST_DIGITS];
        private final @Nullable String[] first = new String[MOST_DIGITS];

        Merge(String text) {
            Arrays.setAll(at, run -> firstFrom(run, text));
            for (int run = 0; run < MOST_DIGITS; run++) {
                look(run);
            }
        }

        private int firstFrom(int run, String text) {
            int low = run == 0 ? 0 : ends[run - 1];
            int high = ends[run];
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (ObjectName.compare(Long.toUnsignedString(ids[middle]), text) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private void look(int run) {
            first[run] = at[run] < ends[run] ? Long.toUnsignedString(ids[at[run]]) : null;
        }

        private int least() {
            int least = -1;
            String text = null;
            for (int run = 0; run < MOST_DIGITS; run++) {
                String other = first[run];
                if (other != null && (text == null || other.compareTo(text) < 0)) {
                    least = run;
                    text = other;
                }
            }
            return least;
        }

        @Override
        public boolean hasNext() {
            return least() >= 0;
        }

        @Override
        public DataObjectId next() {
            int run = least();
            if (run < 0) {
                throw new NoSuchElementException();
            }
            DataObjectId id = new DataObjectId(ids[at[run]]);
            at[run]++;
            look(run);
            return id;
        }
    }
}
