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
import org.distributornode.adapters.http.in.openapi.Operation;

/// Hands out assets on the public listener.
@Controller(value = "/api/v1", port = "${node.public.port}")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class AssetController {

    private final AssetExchanges exchanges;

    AssetController(AssetExchanges exchanges) {
        this.exchanges = exchanges;
    }

    @Get(value = "/asset/{objectId:[^/]+}", headRoute = false)
    @Operation(
            value = "public.asset",
            summary = "The bytes of an object",
            answers = {200, 206, 304},
            failures = {400, 404, 412, 416, 421, 451, 503},
            type = "*/*")
    CompletionStage<HttpResponse<?>> get(HttpRequest<?> request, String objectId) {
        return exchanges.get(request, objectId);
    }

    @Get(value = "/assets/{objectId:[^/]+}", headRoute = false)
    @Operation(
            value = "public.assets",
            summary = "The same by the path that players use",
            answers = {200, 206, 304},
            failures = {400, 404, 412, 416, 421, 451, 503},
            type = "*/*")
    CompletionStage<HttpResponse<?>> getByPlural(HttpRequest<?> request, String objectId) {
        return exchanges.get(request, objectId);
    }

    @Head("/asset/{objectId:[^/]+}")
    @Operation(
            value = "public.assetHead",
            summary = "What GET would answer, without the bytes",
            answers = {200, 304},
            failures = {400, 404, 412, 421, 451, 503})
    CompletionStage<HttpResponse<?>> head(HttpRequest<?> request, String objectId) {
        return exchanges.head(request, objectId);
    }

    @Head("/assets/{objectId:[^/]+}")
    @Operation(
            value = "public.assetsHead",
            summary = "The same by the path that players use",
            answers = {200, 304},
            failures = {400, 404, 412, 421, 451, 503})
    CompletionStage<HttpResponse<?>> headByPlural(HttpRequest<?> request, String objectId) {
        return exchanges.head(request, objectId);
    }
}
