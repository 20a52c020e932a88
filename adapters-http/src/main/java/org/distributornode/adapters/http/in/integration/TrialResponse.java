package org.distributornode.adapters.http.in.integration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import org.distributornode.application.usecase.integration.InspectDeliveries.Trial;
import org.distributornode.domain.integration.CallEnding;
import org.jspecify.annotations.Nullable;

/// How a call of a webhook ended that was asked for.
///
/// @param messageId as in the call's `webhook-id`
/// @param taken whether the receiver answered with a status of 2xx
/// @param status of the answer; null if there was none
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record TrialResponse(
        @JsonProperty("message_id") String messageId,
        boolean taken,
        @Nullable Integer status,
        String result) {

    static TrialResponse of(Trial.Called called) {
        CallEnding ending = called.ending();
        boolean taken = ending instanceof CallEnding.Answered answered && answered.taken();
        Integer status = ending instanceof CallEnding.Answered answered ? answered.status() : null;
        return new TrialResponse("msg_" + called.id(), taken, status, ending.phrase());
    }
}
