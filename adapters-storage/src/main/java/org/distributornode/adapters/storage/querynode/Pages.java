package org.distributornode.adapters.storage.querynode;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.distributornode.application.port.catalog.CatalogFailure;

/// Walks a list of the query node page by page, each page behind the last id of the one before. The list ends
/// with an empty page: a short one may be the doing of a limit at the other side.
///
/// @param most rows that a walk takes before it is given up
record Pages(long most) {

    /// No network has as many rows.
    static Pages ofAnyNetwork() {
        return new Pages(1L << 27);
    }

    /// @param <R> a row
    /// @param ask for the rows behind an id, in the order of their ids
    /// @throws CatalogFailure if the list comes round again, or does not end
    <R> void walk(Function<String, List<R>> ask, Function<R, String> id, Consumer<List<R>> page) {
        Set<String> ends = new HashSet<>();
        long seen = 0;
        List<R> rows = ask.apply("");
        while (!rows.isEmpty()) {
            page.accept(rows);
            seen += rows.size();
            String end = id.apply(rows.getLast());
            if (!ends.add(end) || seen > most) {
                throw new CatalogFailure(
                        "the query node's list does not end: it is at " + end + " again or still", true);
            }
            rows = ask.apply(end);
        }
    }
}
