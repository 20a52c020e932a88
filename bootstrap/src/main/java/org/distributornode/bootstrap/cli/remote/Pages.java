package org.distributornode.bootstrap.cli.remote;

import java.util.function.Consumer;
import org.distributornode.adapters.http.json.JsonValue;

/// A list that a node shows in pages.
///
/// @param path with a query or without
record Pages(Session session, String path) {

    private static final int MOST = 100;

    /// One page after the other.
    void forEach(Consumer<JsonValue> use) {
        String first = path + (path.contains("?") ? "&" : "?") + "limit=" + MOST;
        String next = first;
        while (!next.isEmpty()) {
            JsonValue page = session.get(next);
            use.accept(page);
            String cursor = new Fields(page).text("next_cursor");
            next = cursor.isEmpty() ? "" : first + "&cursor=" + cursor;
        }
    }
}
