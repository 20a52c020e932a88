package org.distributornode.adapters.http.in.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.IntegrationServer;
import org.distributornode.application.port.integration.Outbox.Cursor;
import org.distributornode.application.testkit.InMemoryDistributorStore;
import org.distributornode.application.testkit.IntegrationSamples;
import org.distributornode.domain.integration.Delivery;
import org.junit.jupiter.api.Test;

/// The document of the integration listener is the one in `docs/api`, and the listener answers as it says.
class IntegrationDocumentTest {

    private static final Delivery ENDED =
            IntegrationSamples.delivery(1, 1).delivered("status 200", IntegrationSamples.NOON);

    @Test
    void isCommitted() throws IOException {
        try (IntegrationServer server = new IntegrationServer()) {
            Answer served = server.askWith("GET", "/openapi/integration.yaml", "");

            assertThat(served.status()).as(served.body()).isEqualTo(200);
            assertThat(served.header("Content-Type")).contains("application/yaml");
            Path made = Path.of("target", "openapi", "integration.yaml");
            Files.createDirectories(made.getParent());
            Files.writeString(made, served.body());
            assertThat(served.body())
                    .as("copy adapters-http/" + made + " to docs/api")
                    .isEqualTo(Files.readString(Path.of("..", "docs", "api", "integration.yaml")));
            tellsWhatTheListenerAnswers(server);
        }
    }

    private static void tellsWhatTheListenerAnswers(IntegrationServer server) {
        new InMemoryDistributorStore(server.medium()).add(IntegrationSamples.distributor(1));
        server.outbox().enqueue(Cursor.BEGINNING, List.of(ENDED));
        List<Documented> all = new ArrayList<>(Documented.in(server.documents().integration()));
        all.sort(Comparator.comparingInt(
                operation -> List.of("post", "put", "get", "delete").indexOf(operation.verb())));

        assertThat(all).hasSize(10).allSatisfy(operation -> {
            Answer answer = server.ask(operation.verb().toUpperCase(Locale.ROOT), target(operation), "");
            assertThat(operation.statuses()).as(operation.id()).contains(answer.status());
            assertThat(answer.status()).as(operation.id() + " " + answer.body()).isIn(200, 201, 202, 204);
        });
        assertThat(new InMemoryDistributorStore(server.medium()).list(Optional.empty(), 9))
                .hasSize(1);
    }

    private static String target(Documented operation) {
        return operation
                .path()
                .replace("{node_id}", IntegrationServer.NODE)
                .replace("{id}", IntegrationSamples.id(1).toString())
                .replace("{delivery}", ENDED.id().toString());
    }
}
