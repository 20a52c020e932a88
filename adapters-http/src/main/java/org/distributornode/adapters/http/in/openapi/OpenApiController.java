package org.distributornode.adapters.http.in.openapi;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import org.distributornode.adapters.http.in.security.Open;
import org.distributornode.adapters.http.netty.FrameworkSettings;

/// Shows the documents of both listeners to everybody who reaches the operator's.
@Controller(value = "/openapi", port = "${node.operator.port}")
@Requires(property = FrameworkSettings.OPERATOR_PORT)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class OpenApiController {

    private static final String YAML = "application/yaml";

    private final OpenApiDocuments documents;

    OpenApiController(OpenApiDocuments documents) {
        this.documents = documents;
    }

    @Get("/public.yaml")
    @Open
    @Operation(value = "operator.publicDocument", summary = "Describes the public listener", type = YAML)
    HttpResponse<?> publicApi() {
        return yaml(documents.publicApi());
    }

    @Get("/operator.yaml")
    @Open
    @Operation(value = "operator.operatorDocument", summary = "Describes the operator listener", type = YAML)
    HttpResponse<?> operator() {
        return yaml(documents.operator());
    }

    private static HttpResponse<?> yaml(String document) {
        return HttpResponse.ok(document).header("Content-Type", YAML);
    }
}
