package org.distributornode.domain.store;

import java.util.List;

/// A page of the names in a bucket, in the order of [ObjectName].
///
/// @param full whether there may be more behind it, which are asked for with [ObjectQuery#after] and the last name
public record ObjectPage(List<Entry> entries, boolean full) {

    public static final ObjectPage EMPTY = new ObjectPage(List.of(), false);

    public ObjectPage {
        entries = List.copyOf(entries);
    }

    /// The name of the last entry; empty text if there is none.
    public String last() {
        return entries.isEmpty() ? "" : entries.getLast().text();
    }

    public sealed interface Entry {

        String text();

        record Found(StoredObject object) implements Entry {

            @Override
            public String text() {
                return object.name().text();
            }
        }

        /// @param text ends with a slash
        record Folder(String text) implements Entry {}
    }
}
