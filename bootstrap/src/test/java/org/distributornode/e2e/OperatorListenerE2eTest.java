package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.application.port.node.DoorFailure;
import org.distributornode.application.testkit.JournalSamples;
import org.distributornode.bootstrap.metrics.EventMeters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// The second port of a whole node.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class OperatorListenerE2eTest {

    private static final Authority AUTHORITY = new Authority();
    private static final Pattern TOLD = Pattern.compile("# TYPE (distributor_\\w+) (\\w+)");
    private static final Pattern DOCUMENTED = Pattern.compile("`(distributor_\\w+)`");

    private final NodeRig node = NodeRig.started(
            "operatorApi.port", "0", "operatorApi.hmacSecret", Authority.SECRET, "integrationApi.port", "0");

    @AfterAll
    void close() {
        node.close();
    }

    @Test
    @Order(1)
    void isThereIfItIsConfigured() {
        String token = AUTHORITY.session(Role.READ);

        assertThat(node.operator().get("/api/v1/status").status()).isEqualTo(401);
        assertThat(node.operator().get("/api/v1/status", "Authorization", token).text())
                .contains("\"id\":\"e2e-node\"");
        assertThat(node.operator().get("/prometheus").status()).isEqualTo(401);
        assertThat(node.operator().get("/prometheus", "Authorization", token).text())
                .contains("distributor_objects 0.0", "distributor_listener_open{listener=\"public\"} 1.0")
                .contains("distributor_storage_limit_bytes ", "distributor_fills_running 0.0")
                .contains("distributor_assignment_doubted 0.0", "distributor_disk_full 0.0")
                .contains("distributor_source_hedges_total 0.0", "distributor_source_hedges_won_total 0.0");
        assertThat(node.operator().get("/health").status()).isEqualTo(200);
        for (String path : List.of("/health", "/prometheus", "/api/v1/settings", "/api/v1/deny")) {
            assertThat(node.client().get(path, "Authorization", token).status())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    @Order(2)
    void countsWhatIsDocumented() throws IOException {
        EventMeters events = new EventMeters(node.useCase(MeterRegistry.class));
        JournalSamples.oddEvents().forEach(events);
        node.hold(node.world().publish(Bytes.random(1000, 1)));

        String metrics = node.operator()
                .get("/prometheus", "Authorization", AUTHORITY.session(Role.READ))
                .text();

        String document = Files.readString(Path.of("..", "docs", "operations.md"));
        Set<String> documented = DOCUMENTED
                .matcher(document)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.matches("distributor_(certificate|tls)_.*")) // see TlsE2eTest
                .collect(Collectors.toSet());
        assertThat(TOLD.matcher(metrics).results().map(found -> found.group(1)))
                .filteredOn(name -> !name.endsWith("_max"))
                .containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void namesItsKeyIfItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0);
                NodeRig rig = NodeRig.prepared(
                        "operatorApi.port",
                        Integer.toString(taken.getLocalPort()),
                        "operatorApi.hmacSecret",
                        Authority.SECRET)) {
            assertThatThrownBy(rig::start)
                    .isInstanceOf(DoorFailure.class)
                    .hasMessage("The operator API cannot listen on port " + taken.getLocalPort()
                            + ": it is taken; choose another with operatorApi.port.");
        }
    }
}
