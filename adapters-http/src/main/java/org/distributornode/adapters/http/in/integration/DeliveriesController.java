package org.distributornode.adapters.http.in.integration;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.in.failure.InvalidRequest;
import org.distributornode.adapters.http.in.openapi.Operation;
import org.distributornode.adapters.http.in.security.GuardedCall;
import org.distributornode.adapters.http.in.security.Needs;
import org.distributornode.adapters.http.netty.FrameworkSettings;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.application.usecase.integration.InspectDeliveries;
import org.distributornode.application.usecase.integration.InspectDeliveries.Replay;
import org.distributornode.application.usecase.integration.InspectDeliveries.Trial;
import org.distributornode.domain.integration.Delivery;
import org.distributornode.domain.integration.DeliveryId;
import org.distributornode.domain.integration.DistributorId;

/// Shows what a distributor was told, tells it again, and tries its webhook.
@Controller(value = "/api/v1/integration/distributors/{id:[^/]+}", port = "${node.integration.port}")
@Requires(property = FrameworkSettings.INTEGRATION_PORT)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeliveriesController {

    private final InspectDeliveries deliveries;
    private final IntegrationAnswers answers;

    DeliveriesController(InspectDeliveries deliveries, IntegrationAnswers answers) {
        this.deliveries = deliveries;
        this.answers = answers;
    }

    @Get("/deliveries")
    @Needs(
            value = Role.READ,
            query = {PageQuery.STATE, PageQuery.LIMIT, PageQuery.CURSOR})
    @Operation(
            value = "integration.deliveries",
            summary = "What a distributor is told and was told, the newest first, in pages",
            failures = 404,
            answer = DeliveriesResponse.class)
    HttpResponse<?> list(HttpRequest<?> request, String id) {
        PageQuery query = new PageQuery(request);
        int limit = query.limit();
        DistributorId distributor = Ids.distributor(id);
        Optional<DeliveryId> before = query.beforeDelivery();
        Optional<List<Delivery>> found = deliveries.list(distributor, before, query.state(), limit + 1);
        if (found.isEmpty()) {
            return answers.unknownDistributor();
        }
        if (before.filter(cursor -> deliveries.find(distributor, cursor).isEmpty())
                .isPresent()) {
            throw InvalidRequest.query(PageQuery.CURSOR, "names a delivery that is gone");
        }
        return answers.shown(page(found.get(), limit));
    }

    @Post("/deliveries/{delivery:[^/]+}/replay")
    @Needs(Role.OPERATE)
    @Operation(
            value = "integration.replay",
            summary = "Puts a delivery that has ended at the end of the queue",
            answers = 202,
            failures = {404, 409},
            answer = DeliveryResponse.class)
    HttpResponse<?> replay(HttpRequest<?> request, String id, String delivery) {
        Ids.noBody(request);
        return switch (deliveries.replay(Ids.distributor(id), Ids.delivery(delivery))) {
            case Replay.Queued(Delivery again) -> {
                GuardedCall.of(request).changed("ended", "waiting");
                yield answers.accepted(DeliveryResponse.of(again));
            }
            case Replay.StillWaiting _ -> answers.conflict("The delivery is still waiting");
            case Replay.Unknown _ -> answers.unknown("There is no such delivery");
        };
    }

    @Post("/test")
    @Needs(Role.OPERATE)
    @Operation(
            value = "integration.test",
            summary = "Calls the webhook now, once, past the queue",
            failures = {404, 409, 429},
            answer = TrialResponse.class)
    HttpResponse<?> test(HttpRequest<?> request, String id) {
        Ids.noBody(request);
        DistributorId distributor = Ids.distributor(id);
        return switch (deliveries.test(distributor)) {
            case Trial.Called called -> {
                GuardedCall.of(request).changed("called", called.ending().phrase());
                yield answers.shown(TrialResponse.of(called));
            }
            case Trial.TooMany _ -> answers.busy("As many webhooks are being tried as this node tries at a time");
            case Trial.WithoutWebhook _ -> answers.conflict("The distributor has no webhook");
            case Trial.Unknown _ -> answers.unknownDistributor();
        };
    }

    private static DeliveriesResponse page(List<Delivery> found, int limit) {
        List<Delivery> page = found.subList(0, Math.min(limit, found.size()));
        return new DeliveriesResponse(
                page.stream().map(DeliveryResponse::of).toList(),
                found.size() > limit ? page.getLast().id().toString() : null);
    }
}
