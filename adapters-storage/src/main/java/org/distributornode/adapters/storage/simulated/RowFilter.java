package org.distributornode.adapters.storage.simulated;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The `where` argument in Subsquid's dialect: `field_operator: value`, relations by name, `AND` and `OR`.
record RowFilter(Map<?, ?> where) {

    /// Conditions side by side must all hold; `OR` names alternatives to them all.
    boolean accepts(Row row) {
        List<Boolean> together = new ArrayList<>();
        List<Boolean> alternatives = new ArrayList<>();
        where.forEach((key, value) -> {
            switch (String.valueOf(key)) {
                case "AND" -> each(value).forEach(filter -> together.add(filter.accepts(row)));
                case "OR" -> each(value).forEach(filter -> alternatives.add(filter.accepts(row)));
                default -> together.add(holds(row, String.valueOf(key), value));
            }
        });
        boolean noneButAlternatives = together.isEmpty() && !alternatives.isEmpty();
        return alternatives.contains(true) || (!noneButAlternatives && !together.contains(false));
    }

    private static List<RowFilter> each(Object filters) {
        return ((Collection<?>) filters)
                .stream().map(filter -> new RowFilter((Map<?, ?>) filter)).toList();
    }

    private static boolean holds(Row row, String condition, Object expected) {
        int end = condition.indexOf('_');
        if (end < 0) {
            return row.field(condition)
                    .filter(related -> new RowFilter((Map<?, ?>) expected).accepts((Row) related))
                    .isPresent();
        }
        Optional<Object> value = row.field(condition.substring(0, end));
        String operator = condition.substring(end + 1);
        if (operator.equals("isNull")) {
            return Objects.equals(value.isEmpty(), expected);
        }
        return value.filter(actual -> compares(actual, operator, expected)).isPresent();
    }

    private static boolean compares(Object actual, String operator, Object expected) {
        return switch (operator) {
            case String negated
            when negated.startsWith("not_") -> !compares(actual, negated.substring("not_".length()), expected);
            case "eq" -> actual.equals(expected);
            case "in" -> ((Collection<?>) expected).contains(actual);
            case "gt" -> compare(actual, expected) > 0;
            case "gte" -> compare(actual, expected) >= 0;
            case "lt" -> compare(actual, expected) < 0;
            case "lte" -> compare(actual, expected) <= 0;
            case "some" -> matches((Collection<?>) actual, expected) > 0;
            case "none" -> matches((Collection<?>) actual, expected) == 0;
            case "every" -> matches((Collection<?>) actual, expected) == ((Collection<?>) actual).size();
            case "contains" -> actual.toString().contains(expected.toString());
            case "containsInsensitive" -> lower(actual).contains(lower(expected));
            case "startsWith" -> actual.toString().startsWith(expected.toString());
            case "endsWith" -> actual.toString().endsWith(expected.toString());
            default -> throw new IllegalArgumentException("no such operator: " + operator);
        };
    }

    private static long matches(Collection<?> rows, Object where) {
        RowFilter filter = new RowFilter((Map<?, ?>) where);
        return rows.stream().filter(row -> filter.accepts((Row) row)).count();
    }

    private static String lower(Object text) {
        return text.toString().toLowerCase(Locale.ROOT);
    }

    /// Numbers by value, everything else, ids above all, as text.
    static int compare(Object one, Object other) {
        if (one instanceof BigInteger || one instanceof Integer) {
            return new BigInteger(one.toString()).compareTo(new BigInteger(other.toString()));
        }
        return one.toString().compareTo(other.toString());
    }
}
