package org.distributornode.adapters.http.in.status;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Produces;
import org.distributornode.adapters.http.in.openapi.Operation;

/// Tells how the node is, on the public listener.
@Controller(value = "/api/v1/status", port = "${node.public.port}")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class StatusController {

    private final StatusAnswers status;

    StatusController(StatusAnswers status) {
        this.status = status;
    }

    @Get(headRoute = false)
    @Operation(value = "public.status", summary = "How the node is", answer = StatusResponse.class)
    HttpResponse<?> get() {
        return status.answer();
    }

    @Head
    @Operation(value = "public.statusHead", summary = "The head of that")
    HttpResponse<?> head() {
        return get();
    }
}
