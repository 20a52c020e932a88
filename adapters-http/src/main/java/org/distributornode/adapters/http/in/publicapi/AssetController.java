package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Produces;
import java.util.concurrent.CompletionStage;

/// Hands out assets on the public listener.
@Controller(value = "/api/v1", port = "${node.public.port}")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class AssetController {

    private final AssetExchanges exchanges;

    AssetController(AssetExchanges exchanges) {
        this.exchanges = exchanges;
    }

    @Get(
            uris = {"/assets/{objectId:[^/]+}", "/asset/{objectId:[^/]+}"},
            headRoute = false)
    CompletionStage<HttpResponse<?>> get(HttpRequest<?> request, String objectId) {
        return exchanges.get(request, objectId);
    }

    @Head(uris = {"/assets/{objectId:[^/]+}", "/asset/{objectId:[^/]+}"})
    CompletionStage<HttpResponse<?>> head(HttpRequest<?> request, String objectId) {
        return exchanges.head(request, objectId);
    }
}
