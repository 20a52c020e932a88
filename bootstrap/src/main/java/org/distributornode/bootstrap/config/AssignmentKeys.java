package org.distributornode.bootstrap.config;

import java.util.List;
import org.distributornode.bootstrap.config.NodeConfiguration.Assignment;

/// The keys under `assignment`.
final class AssignmentKeys {

    private static final int MOST_ROWS = 10_000;

    private static final Key<Boolean> DISTRIBUTING =
            Key.standard("assignment.honourDistributing", Formats.flag(), "false");
    private static final Key<Integer> CONFIRM_SHARE = Key.standard("assignment.confirmShare", Formats.share(), "90%");
    private static final Key<Integer> DELETE_AFTER =
            Key.standard("assignment.deleteAfterSec", Formats.integer(1), "600");
    private static final Key<Integer> PAGE_SIZE =
            Key.standard("assignment.pageSize", Formats.integer(1, MOST_ROWS), "1000");

    static final List<Key<?>> ALL = List.of(DISTRIBUTING, CONFIRM_SHARE, DELETE_AFTER, PAGE_SIZE);

    private AssignmentKeys() {}

    static Assignment read(Values values) {
        return new Assignment(
                values.get(DISTRIBUTING),
                values.get(CONFIRM_SHARE),
                values.seconds(DELETE_AFTER),
                values.get(PAGE_SIZE));
    }
}
