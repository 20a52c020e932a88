package org.distributornode.bootstrap.client;

import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.StrictJson;

/// What a node answered.
///
/// @param body as text, empty if there was none
public record Reply(int status, String body) {

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /// The body as JSON; an empty object if there is none.
    ///
    /// @throws IllegalArgumentException if it is something else
    public JsonValue json() {
        if (body.isBlank()) {
            return JsonValue.JsonObject.EMPTY;
        }
        return StrictJson.parse(body).orElseThrow(() -> new IllegalArgumentException("not JSON: " + body));
    }
}
