package org.distributornode.adapters.storage.simulated;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How a simulated query node departs from the truth when it is asked for a list of rows.
public enum ListQuirk {
    /// Not at all.
    NONE,
    /// There are no rows.
    EMPTY,
    /// Every second row is missing.
    HALVED,
    /// At most three rows at a time, whatever the limit says.
    SHORT,
    /// The first page, whichever is asked for.
    ENDLESS;

    private static final int FEW = 3;
    private static final String WHERE = "where";
    private static final String CURSOR = "id_gt";

    List<Row> select(List<Row> rows, Map<String, Object> arguments) {
        return switch (this) {
            case NONE -> new RowSelection(arguments).from(rows);
            case EMPTY -> List.of();
            case HALVED -> {
                List<Row> all = new RowSelection(arguments).from(rows);
                yield IntStream.range(0, all.size())
                        .filter(i -> i % 2 == 0)
                        .mapToObj(all::get)
                        .toList();
            }
            case SHORT ->
                new RowSelection(arguments).from(rows).stream().limit(FEW).toList();
            case ENDLESS -> new RowSelection(withoutCursor(arguments)).from(rows);
        };
    }

    private static Map<String, Object> withoutCursor(Map<String, Object> arguments) {
        Map<String, Object> all = new HashMap<>(arguments);
        if (all.get(WHERE) instanceof Map<?, ?> where) {
            Map<Object, Object> rest = new HashMap<>(where);
            rest.remove(CURSOR);
            all.put(WHERE, rest);
        }
        return all;
    }
}
