package org.distributornode.adapters.http.in.integration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import org.distributornode.adapters.http.in.openapi.Limits;
import org.distributornode.domain.integration.Delivery;
import org.distributornode.domain.integration.DeliveryState;
import org.jspecify.annotations.Nullable;

/// One delivery.
///
/// @param id UUID, behind `msg_` in the calls
/// @param event its type
/// @param happenedAt RFC 3339, as the other moments
/// @param nextAttemptAt null unless it was put off
/// @param endedAt null while it waits
/// @param result how the last attempt ended; null before the first
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DeliveryResponse(
        String id,
        String event,
        @JsonProperty("happened_at") String happenedAt,
        @Limits(oneOf = DeliveryState.class) String state,
        int attempts,
        @JsonProperty("next_attempt_at") @Nullable String nextAttemptAt,
        @JsonProperty("ended_at") @Nullable String endedAt,
        @Nullable String result) {

    static DeliveryResponse of(Delivery delivery) {
        boolean waits = delivery.state() == DeliveryState.WAITING;
        String due = Moments.text(delivery.due());
        return new DeliveryResponse(
                delivery.id().toString(),
                delivery.type().text(),
                Moments.text(delivery.event().at()),
                delivery.state().name().toLowerCase(Locale.ROOT),
                delivery.attempts(),
                waits && !delivery.due().equals(Delivery.AT_ONCE) ? due : null,
                waits ? null : due,
                delivery.last().orElse(null));
    }
}
