package org.distributornode.adapters.http.in.integration;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
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
import org.distributornode.application.usecase.integration.ManageDistributors;
import org.distributornode.application.usecase.integration.ManageDistributors.Creation;
import org.distributornode.domain.integration.Distributor;
import org.distributornode.domain.integration.DistributorId;
import org.distributornode.domain.integration.NodeUuid;
import org.distributornode.domain.integration.Webhook;

/// Creates, shows, changes and removes distributors.
@Controller(value = "/api/v1/integration/distributors", port = "${node.integration.port}")
@Requires(property = FrameworkSettings.INTEGRATION_PORT)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DistributorsController {

    private static final String NOTHING = "nothing";

    private final ManageDistributors distributors;
    private final NodeUuid node;
    private final IntegrationAnswers answers;

    DistributorsController(ManageDistributors distributors, NodeUuid node, IntegrationAnswers answers) {
        this.distributors = distributors;
        this.node = node;
        this.answers = answers;
    }

    @Post("/nodes/{node_id:[^/]+}")
    @Needs(Role.OPERATE)
    @Operation(
            value = "integration.create",
            summary = "Creates a distributor for a node",
            answers = 201,
            failures = {404, 422},
            body = DistributorForms.DistributorForm.class,
            answer = DistributorResponse.class)
    HttpResponse<?> create(HttpRequest<?> request, @PathVariable("node_id") String nodeId) {
        NodeUuid wanted =
                NodeUuid.parse(nodeId).orElseThrow(() -> InvalidRequest.parameter("node_id", "should be a UUID"));
        if (!wanted.equals(node)) {
            return answers.unknown("There is no node " + wanted + " here");
        }
        Optional<Webhook> webhook = WebhookReader.read(GuardedCall.of(request).body(), Optional.empty());
        return switch (distributors.create(webhook)) {
            case Creation.Created(Distributor made) -> {
                GuardedCall.of(request).changed(NOTHING, made.id());
                yield answers.created(DistributorResponse.created(made, node));
            }
            case Creation.TooMany(int most) -> answers.tooMany(most);
        };
    }

    @Get
    @Needs(
            value = Role.READ,
            query = {PageQuery.NODE, PageQuery.LIMIT, PageQuery.CURSOR})
    @Operation(
            value = "integration.list",
            summary = "Distributors in the order of their creation, in pages",
            answer = DistributorsResponse.class)
    HttpResponse<?> list(HttpRequest<?> request) {
        PageQuery query = new PageQuery(request);
        int limit = query.limit();
        Optional<DistributorId> after = query.afterDistributor();
        boolean elsewhere = query.node().filter(wanted -> !wanted.equals(node)).isPresent();
        List<Distributor> found = elsewhere ? List.of() : distributors.list(after, limit + 1);
        if (after.filter(id -> distributors.find(id).isEmpty()).isPresent()) {
            throw InvalidRequest.query(PageQuery.CURSOR, "names a distributor that is gone");
        }
        List<Distributor> page = found.subList(0, Math.min(limit, found.size()));
        return answers.shown(new DistributorsResponse(
                page.stream().map(each -> DistributorResponse.of(each, node)).toList(),
                found.size() > limit ? page.getLast().id().toString() : null));
    }

    @Get("/{id:[^/]+}")
    @Needs(Role.READ)
    @Operation(
            value = "integration.find",
            summary = "One distributor",
            failures = 404,
            answer = DistributorResponse.class)
    HttpResponse<?> find(String id) {
        return distributors
                .find(Ids.distributor(id))
                .<HttpResponse<?>>map(found -> answers.shown(DistributorResponse.of(found, node)))
                .orElseGet(answers::unknownDistributor);
    }

    @Put("/{id:[^/]+}")
    @Needs(Role.OPERATE)
    @Operation(
            value = "integration.change",
            summary = "Changes a distributor; what is left out stays as it is",
            failures = 404,
            body = DistributorForms.DistributorForm.class,
            answer = DistributorResponse.class)
    HttpResponse<?> change(HttpRequest<?> request, String id) {
        GuardedCall call = GuardedCall.of(request);
        return distributors
                .change(Ids.distributor(id), before -> WebhookReader.read(call.body(), before))
                .<HttpResponse<?>>map(changed -> {
                    call.changed(id, "changed");
                    return answers.shown(DistributorResponse.of(changed, node));
                })
                .orElseGet(answers::unknownDistributor);
    }

    @Delete("/{id:[^/]+}")
    @Needs(Role.OPERATE)
    @Operation(
            value = "integration.delete",
            summary = "Removes a distributor and all its deliveries",
            answers = 204,
            failures = 404)
    HttpResponse<?> remove(HttpRequest<?> request, String id) {
        if (!distributors.remove(Ids.distributor(id))) {
            return answers.unknownDistributor();
        }
        GuardedCall.of(request).changed(id, NOTHING);
        return HttpResponse.noContent();
    }

    @Post("/{id:[^/]+}/rotate-secret")
    @Needs(Role.OPERATE)
    @Operation(
            value = "integration.rotateSecret",
            summary = "Gives a distributor a new signing secret, which the next call is signed with",
            failures = 404,
            answer = DistributorResponse.class)
    HttpResponse<?> rotate(HttpRequest<?> request, String id) {
        Ids.noBody(request);
        return distributors
                .rotateSecret(Ids.distributor(id))
                .<HttpResponse<?>>map(changed -> {
                    GuardedCall.of(request).changed(id, "another secret");
                    return answers.shown(DistributorResponse.rotated(changed, node));
                })
                .orElseGet(answers::unknownDistributor);
    }
}
