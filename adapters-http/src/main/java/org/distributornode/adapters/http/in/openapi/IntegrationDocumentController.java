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

/// Shows the document of the integration listener to everybody who reaches it.
@Controller(value = "/openapi", port = "${node.integration.port}")
@Requires(property = FrameworkSettings.INTEGRATION_PORT)
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class IntegrationDocumentController {

    private static final String YAML = "application/yaml";

    private final OpenApiDocuments documents;

    IntegrationDocumentController(OpenApiDocuments documents) {
        this.documents = documents;
    }

    @Get("/integration.yaml")
    @Open
    @Operation(value = "integration.document", summary = "Describes the integration listener", type = YAML)
    HttpResponse<?> integration() {
        return HttpResponse.ok(documents.integration()).header("Content-Type", YAML);
    }
}
