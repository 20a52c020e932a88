package org.distributornode.adapters.http.in.operator;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.distributornode.adapters.http.in.failure.ErrorAnswers;
import org.distributornode.adapters.http.in.openapi.Operation;
import org.distributornode.adapters.http.in.security.GuardedCall;
import org.distributornode.adapters.http.in.security.Needs;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.adapters.http.wire.SharedHeaders;
import org.distributornode.application.usecase.settings.ChangeSettings;
import org.distributornode.application.usecase.settings.ChangeSettings.Changed;
import org.distributornode.domain.settings.NodeSettings;

/// Shows and changes who operates the node and what it distributes.
@Controller(value = "/api/v1", port = "${node.operator.port}")
@Requires(property = FrameworkSettings.OPERATOR_PORT)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SettingsController {

    private final ChangeSettings settings;
    private final ErrorAnswers answers;

    SettingsController(ChangeSettings settings, ErrorAnswers answers) {
        this.settings = settings;
        this.answers = answers;
    }

    @Post("/set-worker")
    @Needs(value = Role.OPERATE, json = true)
    @Operation(
            value = "operator.setWorker",
            summary = "Sets the worker whose buckets are distributed",
            body = RequestForms.WorkerForm.class)
    HttpResponse<?> setWorker(HttpRequest<?> request) {
        return done(request, settings.setWorker(OperatorBody.of(request).worker()));
    }

    @Post("/set-buckets")
    @Needs(value = Role.OPERATE, json = true)
    @Operation(
            value = "operator.setBuckets",
            summary = "Sets the buckets that are distributed",
            body = RequestForms.BucketsForm.class)
    HttpResponse<?> setBuckets(HttpRequest<?> request) {
        return done(request, settings.setBuckets(OperatorBody.of(request).buckets()));
    }

    @Get("/settings")
    @Needs(Role.READ)
    @Operation(
            value = "operator.settings",
            summary = "What is configured and what rules",
            answer = SettingsResponse.class)
    HttpResponse<?> show() {
        return answers.json(
                200, SettingsResponse.of(settings.configured(), settings.current()), SharedHeaders.UNCACHED);
    }

    @Delete("/settings")
    @Needs(Role.OPERATE)
    @Operation(value = "operator.resetSettings", summary = "Takes set-worker and set-buckets back")
    HttpResponse<?> reset(HttpRequest<?> request) {
        return done(request, settings.reset());
    }

    private static HttpResponse<?> done(HttpRequest<?> request, Changed changed) {
        GuardedCall.of(request).changed(shown(changed.before()), shown(changed.after()));
        return HttpResponse.ok();
    }

    private static String shown(NodeSettings settings) {
        String worker = settings.worker().map(Object::toString).orElse("none");
        String buckets =
                settings.buckets().map(chosen -> chosen.ids().toString()).orElse("all");
        return "worker:" + worker + ",buckets:" + buckets;
    }
}
