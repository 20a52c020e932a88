package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.application.port.node.DoorFailure;
import org.junit.jupiter.api.Test;

/// The second port of a whole node.
final class OperatorListenerE2eTest {

    private static final Authority AUTHORITY = new Authority();

    @Test
    void isThereIfItIsConfigured() {
        try (NodeRig rig = NodeRig.started("operatorApi.port", "0", "operatorApi.hmacSecret", Authority.SECRET)) {
            String token = AUTHORITY.session(Role.READ);

            assertThat(rig.operator().get("/api/v1/status").status()).isEqualTo(401);
            assertThat(rig.operator()
                            .get("/api/v1/status", "Authorization", token)
                            .text())
                    .contains("\"id\":\"e2e-node\"");
            assertThat(rig.operator().get("/prometheus").status()).isEqualTo(401);
            assertThat(rig.operator().get("/prometheus", "Authorization", token).text())
                    .contains("distributor_objects 0.0", "distributor_listener_open{listener=\"public\"} 1.0")
                    .contains("distributor_storage_limit_bytes ", "distributor_fills_running 0.0")
                    .contains("distributor_assignment_doubted 0.0", "distributor_disk_full 0.0")
                    .contains("distributor_source_hedges_total 0.0", "distributor_source_hedges_won_total 0.0");
            assertThat(rig.operator().get("/health").status()).isEqualTo(200);
            for (String path : List.of("/health", "/prometheus", "/api/v1/settings", "/api/v1/deny")) {
                assertThat(rig.client().get(path, "Authorization", token).status())
                        .as(path)
                        .isEqualTo(404);
            }
        }
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
