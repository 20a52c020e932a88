package org.distributornode.adapters.http.in.publicapi;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Produces;
import org.distributornode.adapters.http.in.failure.ErrorAnswers;
import org.distributornode.adapters.http.in.openapi.Operation;
import org.distributornode.adapters.http.wire.SharedHeaders;
import org.distributornode.application.usecase.bucket.ListBuckets;

/// Tells which buckets the node distributes, on the public listener.
@Controller(value = "/api/v1/buckets", port = "${node.public.port}")
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class BucketsController {

    private final ListBuckets buckets;
    private final ErrorAnswers answers;

    BucketsController(ListBuckets buckets, ErrorAnswers answers) {
        this.buckets = buckets;
        this.answers = answers;
    }

    @Get(headRoute = false)
    @Operation(value = "public.buckets", summary = "Which buckets the node distributes", answer = BucketsResponse.class)
    HttpResponse<?> get() {
        return answers.json(200, BucketsResponse.of(buckets.list()), SharedHeaders.UNCACHED);
    }

    @Head
    @Operation(value = "public.bucketsHead", summary = "The head of that")
    HttpResponse<?> head() {
        return get();
    }
}
