package org.distributornode.adapters.http.in.status;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import org.distributornode.adapters.http.in.openapi.Operation;
import org.distributornode.adapters.http.in.security.Needs;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.security.Role;

/// Tells how the node is, also while the public API is stopped.
@Controller(value = "/api/v1/status", port = "${node.operator.port}")
@Requires(property = FrameworkSettings.OPERATOR_PORT)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class OperatorStatusController {

    private final StatusAnswers status;

    OperatorStatusController(StatusAnswers status) {
        this.status = status;
    }

    @Get
    @Needs(Role.READ)
    @Operation(
            value = "operator.status",
            summary = "As public.status, also while the public API is stopped",
            answer = StatusResponse.class)
    HttpResponse<?> get() {
        return status.answer();
    }
}
