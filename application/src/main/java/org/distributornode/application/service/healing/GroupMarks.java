package org.distributornode.application.service.healing;

import java.util.concurrent.atomic.AtomicLongArray;

/// A mark on some groups of an object, a bit for each. Safe for use by any thread.
final class GroupMarks {

    private final int groups;
    private final AtomicLongArray words;

    GroupMarks(int groups) {
        this.groups = groups;
        this.words = new AtomicLongArray(Math.ceilDiv(groups, Long.SIZE));
    }

    boolean has(int group) {
        return group < groups && (words.get(group / Long.SIZE) & bit(group)) != 0;
    }

    /// Whether all groups before `to` have it, beginning with `from`.
    boolean hasAll(int from, int to) {
        for (int group = from; group < to; group++) {
            if (!has(group)) {
                return false;
            }
        }
        return true;
    }

    void add(int group) {
        words.getAndUpdate(group / Long.SIZE, word -> word | bit(group));
    }

    /// Takes it from the groups before `to`, beginning with `from`; those that there are not are ignored.
    void removeAll(int from, int to) {
        for (int group = from; group < Math.min(to, groups); group++) {
            if (has(group)) {
                long rest = ~bit(group);
                words.getAndUpdate(group / Long.SIZE, word -> word & rest);
            }
        }
    }

    private static long bit(int group) {
        return 1L << (group % Long.SIZE);
    }
}
