package org.distributornode.adapters.http.in.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.distributornode.adapters.http.netty.Listener;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.OperatorServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.application.usecase.asset.Freshness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The documents are those of `docs/api`, and the listeners answer as they say.
class OpenApiDocumentsTest {

    private static final String OBJECT = "17";

    private static OperatorServer server;

    @BeforeAll
    static void startServer() {
        server = new OperatorServer(false);
        server.assets().put(Long.parseLong(OBJECT), "content".getBytes(UTF_8), Freshness.HIT);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"public.yaml", "operator.yaml"})
    void areCommitted(String name) throws IOException {
        Answer served = server.ask("GET", "/openapi/" + name, "");
        assertThat(served.status()).as(served.body()).isEqualTo(200);
        assertThat(served.header("Content-Type")).contains("application/yaml");
        Path made = Path.of("target", "openapi", name);
        Files.createDirectories(made.getParent());
        Files.writeString(made, served.body());

        Path committed = Path.of("..", "docs", "api", name);
        assertThat(committed).as("copy adapters-http/" + made + " to docs/api").exists();
        assertThat(served.body())
                .as("copy adapters-http/" + made + " to docs/api")
                .isEqualTo(Files.readString(committed));
    }

    @ParameterizedTest
    @CsvSource({
        "operator.stopApi, post /api/v1/stop-api",
        "operator.startApi, post /api/v1/start-api",
        "operator.shutdown, post /api/v1/shutdown",
        "operator.setWorker, post /api/v1/set-worker",
        "operator.setBuckets, post /api/v1/set-buckets",
        "public.status, get /api/v1/status",
        "public.buckets, get /api/v1/buckets",
        "public.asset, get /api/v1/asset/{objectId}",
        "public.assetHead, head /api/v1/asset/{objectId}"
    })
    void nameOperationsAsTheReferenceNodeDoes(String id, String where) {
        OpenApiDocuments documents = server.context().getBean(OpenApiDocuments.class);
        String document = id.startsWith("public.") ? documents.publicApi() : documents.operator();

        assertThat(Documented.in(document))
                .filteredOn(operation -> operation.id().equals(id))
                .extracting(operation -> operation.verb() + " " + operation.path())
                .containsExactly(where);
    }

    @Test
    void tellWhatThePublicListenerAnswers() {
        List<Documented> all =
                Documented.in(server.context().getBean(OpenApiDocuments.class).publicApi());

        assertThat(all).hasSize(8).allSatisfy(operation -> answersAsDocumented(server.publicApi(), operation));
    }

    @Test
    void tellWhatTheOperatorListenerAnswers() {
        List<Documented> all = new ArrayList<>(
                Documented.in(server.context().getBean(OpenApiDocuments.class).operator()));
        all.sort(Comparator.comparingInt(
                operation -> List.of("post", "put", "get", "delete").indexOf(operation.verb())));

        assertThat(all).hasSizeGreaterThan(18).allSatisfy(operation -> {
            server.node().renew();
            answersAsDocumented(server.operator(), operation);
        });
    }

    private static void answersAsDocumented(Listener listener, Documented operation) {
        Answer answer = ask(listener, operation);

        assertThat(operation.statuses()).as(operation.id()).contains(answer.status());
        assertThat(answer.status()).as(operation.id() + " " + answer.body()).isIn(200, 201, 202, 204, 409);
    }

    private static Answer ask(Listener listener, Documented operation) {
        String target = operation
                .path()
                .replace("{objectId}", OBJECT)
                .replace("{jobId}", "1")
                .replace("{selector}", "readiness");
        String verb = operation.verb().toUpperCase(Locale.ROOT);
        String body = body(operation.id());
        try (RawClient client = RawClient.connect(listener.port())) {
            client.send(OperatorServer.request(
                    verb, target, body, server.tokens().operate(), "Content-Type: application/json"));
            return client.read(verb.equals("HEAD"));
        }
    }

    private static String body(String id) {
        return switch (id) {
            case "operator.setWorker" -> "{\"workerId\":1}";
            case "operator.submitJob" -> "{\"kind\":\"verify\"}";
            default -> "";
        };
    }
}
