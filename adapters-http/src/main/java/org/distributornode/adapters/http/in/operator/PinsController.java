package org.distributornode.adapters.http.in.operator;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.distributornode.adapters.http.in.failure.ErrorAnswers;
import org.distributornode.adapters.http.in.failure.InvalidRequest;
import org.distributornode.adapters.http.in.openapi.Operation;
import org.distributornode.adapters.http.in.security.Needs;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.adapters.http.wire.ErrorBody;
import org.distributornode.adapters.http.wire.SharedHeaders;
import org.distributornode.application.usecase.pin.EditPins;
import org.distributornode.domain.content.DataObjectId;

/// Shows what is pinned, and ends single pins; jobs pin.
@Controller(value = "/api/v1/pins", port = "${node.operator.port}")
@Requires(property = FrameworkSettings.OPERATOR_PORT)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PinsController {

    private final EditPins pins;
    private final ErrorAnswers answers;

    PinsController(EditPins pins, ErrorAnswers answers) {
        this.pins = pins;
        this.answers = answers;
    }

    @Get
    @Needs(Role.READ)
    @Operation(value = "operator.pinned", summary = "The pinned objects", answer = PinsResponse.class)
    HttpResponse<?> list() {
        return answers.json(200, PinsResponse.of(pins.list()), SharedHeaders.UNCACHED);
    }

    @Delete("/{objectId:[^/]+}")
    @Needs(Role.OPERATE)
    @Operation(value = "operator.unpin", summary = "Lets an object be evicted again", answers = 204, failures = 404)
    HttpResponse<?> remove(String objectId) {
        DataObjectId id = DataObjectId.parse(objectId)
                .orElseThrow(() -> InvalidRequest.parameter("objectId", "should be the id of an object"));
        return switch (pins.unpin(id)) {
            case REMOVED -> HttpResponse.noContent();
            case NOT_PINNED -> answers.error(404, ErrorBody.of("Data object is not pinned"), List.of());
        };
    }
}
