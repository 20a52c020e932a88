package org.distributornode.adapters.storage.simulated;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The arguments that every list takes: `where`, `orderBy`, `limit` and `offset`.
record RowSelection(Map<String, Object> arguments) {

    List<Row> from(List<Row> rows) {
        RowFilter filter = new RowFilter(argument("where", Map.class).orElse(Map.of()));
        return rows.stream()
                .filter(filter::accepts)
                .sorted(order())
                .skip(argument("offset", Integer.class).orElse(0))
                .limit(argument("limit", Integer.class).orElse(Integer.MAX_VALUE))
                .toList();
    }

    /// Descending by id unless asked otherwise: a database promises no order, and a client that relies on one shall
    /// fail.
    private Comparator<Row> order() {
        List<String> keys = argument("orderBy", Collection.class).stream()
                .flatMap(asked -> ((Collection<?>) asked).stream())
                .map(String::valueOf)
                .toList();
        return keys.isEmpty()
                ? by("id_DESC")
                : keys.stream()
                        .map(RowSelection::by)
                        .reduce(Comparator::thenComparing)
                        .orElseThrow();
    }

    private static Comparator<Row> by(String key) {
        int end = key.lastIndexOf('_');
        String field = key.substring(0, end);
        Comparator<Row> ascending = Comparator.comparing(row -> row.field(field).orElse(""), RowFilter::compare);
        return key.endsWith("_DESC") ? ascending.reversed() : ascending;
    }

    private <T> Optional<T> argument(String name, Class<T> type) {
        return Optional.ofNullable(arguments.get(name)).map(type::cast);
    }
}
