package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Produces;

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
    HttpResponse<?> get() {
        return status.answer();
    }

    @Head
    HttpResponse<?> head() {
        return get();
    }
}
