package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Produces;
import java.util.List;
import org.distributornode.adapters.http.in.failure.ErrorAnswers;
import org.distributornode.adapters.http.wire.Header;
import org.distributornode.application.usecase.node.ReportStatus;

/// Tells how the node is, on the public listener.
@Controller(value = "/api/v1/status", port = "${node.public.port}")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class StatusController {

    static final List<Header> FRESH = List.of(new Header("Cache-Control", "no-store"));

    private final ReportStatus status;
    private final PublicApiSettings settings;
    private final ErrorAnswers answers;

    StatusController(ReportStatus status, PublicApiSettings settings, ErrorAnswers answers) {
        this.status = status;
        this.settings = settings;
        this.answers = answers;
    }

    @Get(headRoute = false)
    HttpResponse<?> get() {
        return answers.json(200, StatusResponse.of(status.report(), settings.nodeEnv()), FRESH);
    }

    @Head
    HttpResponse<?> head() {
        return get();
    }
}
