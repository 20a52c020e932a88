package org.distributornode.adapters.http.in.integration;

import io.micronaut.http.HttpRequest;
import org.distributornode.adapters.http.in.failure.InvalidRequest;
import org.distributornode.adapters.http.in.security.GuardedCall;
import org.distributornode.adapters.http.json.JsonValue.JsonObject;
import org.distributornode.domain.integration.DeliveryId;
import org.distributornode.domain.integration.DistributorId;

/// Reads what the path of a request names.
final class Ids {

    private static final String RULE = "should be a UUID";

    private Ids() {}

    static DistributorId distributor(String text) {
        return DistributorId.parse(text).orElseThrow(() -> InvalidRequest.parameter("id", RULE));
    }

    static DeliveryId delivery(String text) {
        return DeliveryId.parse(text).orElseThrow(() -> InvalidRequest.parameter("delivery", RULE));
    }

    /// Refuses whatever the request carries but an empty object.
    static void noBody(HttpRequest<?> request) {
        if (!GuardedCall.of(request).body().equals(JsonObject.EMPTY)) {
            throw InvalidRequest.body(
                    "",
                    "should be empty",
                    "maxProperties",
                    GuardedCall.of(request).body());
        }
    }
}
