package org.distributornode.bootstrap.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.StartFailure;

/// The first viewers of a demo: they have the node fetch the objects, then ask for what it holds in the ways that
/// players and caches ask. Of the film, the largest object, they see no more than the beginning.
final class Rehearsal {

    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_FOUND = 404;

    private final HttpClient client;

    private Rehearsal(HttpClient client) {
        this.client = client;
    }

    /// Returns when all of them have been answered.
    ///
    /// @throws StartFailure if one of them was answered wrongly
    static void of(Demo.Running running) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            Rehearsal rehearsal = new Rehearsal(client);
            rehearsal.watch(running.objects());
            rehearsal.expect(OK, HttpRequest.newBuilder(running.page()));
            URI node = running.objects().getFirst();
            rehearsal.expect(OK, HttpRequest.newBuilder(node.resolve("/api/v1/status")));
            rehearsal.expect(OK, HttpRequest.newBuilder(node.resolve("/api/v1/buckets")));
            rehearsal.expect(NOT_FOUND, HttpRequest.newBuilder(node.resolve("/api/v1/assets/0")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("The rehearsal was interrupted.", e);
        }
    }

    private void watch(List<URI> objects) throws IOException, InterruptedException {
        expect(PARTIAL, HttpRequest.newBuilder(objects.getFirst()).header("Range", "bytes=0-99"));
        for (URI object : objects.subList(1, objects.size())) {
            expect(OK, HttpRequest.newBuilder(object).HEAD());
            expect(OK, HttpRequest.newBuilder(object));
            expect(OK, HttpRequest.newBuilder(object));
            expect(OK, HttpRequest.newBuilder(object).HEAD());
            expect(PARTIAL, HttpRequest.newBuilder(object).header("Range", "bytes=100-199"));
            expect(PARTIAL, HttpRequest.newBuilder(object).header("Range", "bytes=0-9,100-199"));
        }
    }

    private void expect(int status, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest asked = request.build();
        int got = client.send(asked, BodyHandlers.discarding()).statusCode();
        if (got != status) {
            throw new StartFailure(ExitCode.FAILED, asked.method() + " " + asked.uri() + " was answered " + got + ".");
        }
    }
}
