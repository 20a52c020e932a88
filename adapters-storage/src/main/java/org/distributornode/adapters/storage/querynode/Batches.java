package org.distributornode.adapters.storage.querynode;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.distributornode.application.port.catalog.AssignmentCatalog;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.domain.content.DataObjectId;

/// Asks about many objects by their numbers.
///
/// @param size rows that are asked for at once
record Batches(int size) {

    /// Asks about all of them, whoever is unknown is passed over.
    ///
    /// @param <R> a row
    /// @param ask for rows, with the variables `ids` and `limit`; null in place of rows is a failure
    /// @param each is given each row with its object
    /// @throws CatalogFailure if a row is of an object that was not asked about
    <R> void ask(
            Collection<DataObjectId> ids,
            Function<Map<String, Object>, Optional<List<R>>> ask,
            Function<R, String> id,
            BiConsumer<DataObjectId, R> each) {
        if (ids.size() > AssignmentCatalog.MOST_AT_ONCE) {
            throw new IllegalArgumentException("asked about " + ids.size() + " objects at once");
        }
        List<DataObjectId> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += size) {
            Set<DataObjectId> some = new HashSet<>(all.subList(from, Math.min(all.size(), from + size)));
            List<String> texts = some.stream().map(DataObjectId::toString).toList();
            rows(ask.apply(Map.of("ids", texts, "limit", texts.size())))
                    .forEach(row -> each.accept(asked(id.apply(row), some), row));
        }
    }

    /// A list that is null is not an empty one.
    static <R> List<R> rows(Optional<List<R>> rows) {
        return rows.orElseThrow(() -> new CatalogFailure("the query node gives null in place of a list", true));
    }

    static DataObjectId parse(String id) {
        return DataObjectId.parse(id)
                .orElseThrow(() -> new CatalogFailure("the query node names an object \"" + id + "\"", true));
    }

    private static DataObjectId asked(String text, Set<DataObjectId> asked) {
        DataObjectId id = parse(text);
        if (!asked.contains(id)) {
            throw new CatalogFailure("the query node tells of object " + id + ", not asked about", true);
        }
        return id;
    }
}
