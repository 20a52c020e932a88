package org.distributornode.adapters.http.in.operator;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.distributornode.adapters.http.in.failure.ErrorAnswers;
import org.distributornode.adapters.http.in.failure.InvalidRequest;
import org.distributornode.adapters.http.in.openapi.Operation;
import org.distributornode.adapters.http.in.security.GuardedCall;
import org.distributornode.adapters.http.in.security.Needs;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.adapters.http.wire.ErrorBody;
import org.distributornode.adapters.http.wire.SharedHeaders;
import org.distributornode.application.usecase.deny.EditDenyList;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.deny.Denial;

/// Shows and changes what is forbidden here.
@Controller(value = "/api/v1/deny", port = "${node.operator.port}")
@Requires(property = FrameworkSettings.OPERATOR_PORT)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DenyController {

    private static final String ALLOWED = "allowed";
    private static final String DENIED = "denied";

    private final EditDenyList denied;
    private final ErrorAnswers answers;

    DenyController(EditDenyList denied, ErrorAnswers answers) {
        this.denied = denied;
        this.answers = answers;
    }

    @Get
    @Needs(Role.READ)
    @Operation(value = "operator.denied", summary = "The denied objects", answer = DenyListResponse.class)
    HttpResponse<?> list() {
        return answers.json(200, DenyListResponse.of(denied.list()), SharedHeaders.UNCACHED);
    }

    @Put("/{objectId:[^/]+}")
    @Needs(value = Role.OPERATE, json = true)
    @Operation(
            value = "operator.deny",
            summary = "Denies an object",
            answers = {200, 201},
            body = RequestForms.DenialForm.class,
            answer = DenialResponse.class)
    HttpResponse<?> add(HttpRequest<?> request, String objectId) {
        DataObjectId id = id(objectId);
        boolean added = switch (denied.deny(id, OperatorBody.of(request).reason())) {
            case ADDED -> true;
            case REPLACED -> false;
        };
        GuardedCall.of(request).changed(added ? ALLOWED : DENIED, DENIED);
        return answers.json(added ? 201 : 200, DenialResponse.of(entry(id)), SharedHeaders.UNCACHED);
    }

    @Delete("/{objectId:[^/]+}")
    @Needs(Role.OPERATE)
    @Operation(value = "operator.allow", summary = "Allows an object again", answers = 204, failures = 404)
    HttpResponse<?> remove(HttpRequest<?> request, String objectId) {
        return switch (denied.allow(id(objectId))) {
            case REMOVED -> {
                GuardedCall.of(request).changed(DENIED, ALLOWED);
                yield HttpResponse.noContent();
            }
            case NOT_DENIED -> answers.error(404, ErrorBody.of("Data object is not denied"), List.of());
        };
    }

    private Denial entry(DataObjectId id) {
        return denied.list().stream()
                .filter(denial -> denial.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static DataObjectId id(String text) {
        return DataObjectId.parse(text)
                .orElseThrow(() -> InvalidRequest.parameter("objectId", "should be the id of an object"));
    }
}
