package org.distributornode.adapters.http.in.operator;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.distributornode.adapters.http.in.failure.ErrorAnswers;
import org.distributornode.adapters.http.in.openapi.Operation;
import org.distributornode.adapters.http.in.security.GuardedCall;
import org.distributornode.adapters.http.in.security.Needs;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.adapters.http.wire.ErrorBody;
import org.distributornode.application.port.PortFailure;
import org.distributornode.application.usecase.node.ShutDownNode;
import org.distributornode.application.usecase.node.StartPublicApi;
import org.distributornode.application.usecase.node.StopPublicApi;

/// Closes and opens the public API and ends the node.
@Controller(value = "/api/v1", port = "${node.operator.port}")
@Requires(property = FrameworkSettings.OPERATOR_PORT)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class OperatorController {

    private static final String SERVING = "serving";

    private final StopPublicApi stop;
    private final StartPublicApi start;
    private final ShutDownNode shutdown;
    private final ErrorAnswers answers;

    OperatorController(StopPublicApi stop, StartPublicApi start, ShutDownNode shutdown, ErrorAnswers answers) {
        this.stop = stop;
        this.start = start;
        this.shutdown = shutdown;
        this.answers = answers;
    }

    @Post("/stop-api")
    @Needs(Role.OPERATE)
    @Operation(value = "operator.stopApi", summary = "Closes the public API", failures = 409)
    HttpResponse<?> stop(HttpRequest<?> request) {
        return switch (stop.stop()) {
            case STOPPED -> done(request, SERVING, "stopped");
            case ALREADY_STOPPED -> conflict("Already stopped");
        };
    }

    @Post("/start-api")
    @Needs(Role.OPERATE)
    @Operation(value = "operator.startApi", summary = "Opens the public API", failures = 409)
    HttpResponse<?> start(HttpRequest<?> request) {
        try {
            return switch (start.start()) {
                case STARTED -> done(request, "stopped", SERVING);
                case ALREADY_STARTED -> conflict("Already started");
                case ENDING -> conflict("Already shutting down");
            };
        } catch (PortFailure failure) {
            return answers.error(500, ErrorBody.of("exception", String.valueOf(failure.getMessage())), List.of());
        }
    }

    @Post("/shutdown")
    @Needs(Role.OPERATE)
    @Operation(value = "operator.shutdown", summary = "Ends the node", failures = 409)
    HttpResponse<?> shutDown(HttpRequest<?> request) {
        return switch (shutdown.shutDown()) {
            case ENDING -> done(request, "running", "ending");
            case ALREADY_ENDING -> conflict("Already shutting down");
        };
    }

    private static HttpResponse<?> done(HttpRequest<?> request, String from, String to) {
        GuardedCall.of(request).changed(from, to);
        return HttpResponse.ok();
    }

    private HttpResponse<?> conflict(String message) {
        return answers.error(409, ErrorBody.of(message), List.of());
    }
}
