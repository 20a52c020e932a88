package org.distributornode.adapters.http.in.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.distributornode.domain.deny.Denial;

/// All that is forbidden.
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DenyListResponse(List<DenialResponse> denied) {

    static DenyListResponse of(List<Denial> denials) {
        return new DenyListResponse(denials.stream().map(DenialResponse::of).toList());
    }
}
