package org.distributornode.adapters.http.in.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.distributornode.application.usecase.pin.EditPins;

/// All that is pinned.
///
/// @param bytes that the objects take together
/// @param limit the most that they may take
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record PinsResponse(List<Pin> pinned, long bytes, long limit) {

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Pin(String objectId, long size) {}

    static PinsResponse of(EditPins.Pinned all) {
        List<Pin> pins = all.pins().stream()
                .map(pin -> new Pin(pin.id().toString(), pin.size()))
                .toList();
        return new PinsResponse(pins, all.bytes(), all.most());
    }
}
