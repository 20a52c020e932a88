package org.distributornode.adapters.http.in.integration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of deliveries, the newest first.
///
/// @param nextCursor for the next page; null on the last one
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DeliveriesResponse(
        List<DeliveryResponse> deliveries,
        @JsonProperty("next_cursor") @Nullable String nextCursor) {}
