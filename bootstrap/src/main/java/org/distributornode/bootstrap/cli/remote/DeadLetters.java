package org.distributornode.bootstrap.cli.remote;

import java.util.ArrayList;
import java.util.List;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.JsonValue.JsonArray;

/// The deliveries of a distributor that were given up.
///
/// @param path of its deliveries
record DeadLetters(Session session, String path) {

    /// Their ids, from all pages.
    List<String> oldestFirst() {
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            Fields page = new Fields(session.get(path + "?state=dead&limit=100" + next));
            if (page.find("deliveries") instanceof JsonArray(List<JsonValue> found)) {
                found.forEach(each -> ids.add(new Fields(each).text("id")));
            }
            String cursor = page.text("next_cursor");
            next = cursor.isEmpty() ? "" : "&cursor=" + cursor;
        } while (!next.isEmpty());
        return ids.reversed();
    }
}
