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
        new Pages(session, path + "?state=dead").forEach(page -> {
            if (new Fields(page).find("deliveries") instanceof JsonArray(List<JsonValue> found)) {
                found.forEach(each -> ids.add(new Fields(each).text("id")));
            }
        });
        return ids.reversed();
    }
}
