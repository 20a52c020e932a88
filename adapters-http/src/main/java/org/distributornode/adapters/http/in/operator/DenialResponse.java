package org.distributornode.adapters.http.in.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.distributornode.domain.deny.Denial;

/// One forbidden object.
///
/// @param since RFC 3339
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DenialResponse(String objectId, String reason, String since) {

    static DenialResponse of(Denial denial) {
        return new DenialResponse(
                denial.id().toString(), denial.reason(), denial.since().toString());
    }
}
