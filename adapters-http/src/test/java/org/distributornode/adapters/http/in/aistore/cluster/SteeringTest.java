package org.distributornode.adapters.http.in.aistore.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.distributornode.adapters.http.in.aistore.AistoreSettings;
import org.distributornode.adapters.http.security.Hs256;
import org.distributornode.adapters.http.security.ListenerTokens;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.adapters.http.security.SessionTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where tokens are on, the node is steered only by those who may.
final class SteeringTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final Hs256 KEY = Hs256.of("a secret of more than thirty-two bytes");
    private static ClusterRig rig;

    @BeforeAll
    static void start() {
        rig = new ClusterRig(
                Optional.of(new ListenerTokens(AistoreSettings.LISTENER, KEY, CLOCK, Duration.ofHours(1))));
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    private static String token(Role role) {
        return "Authorization: Bearer "
                + new SessionTokens(KEY, CLOCK).mint(AistoreSettings.LISTENER, role, Duration.ofMinutes(1), "alice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /v1/cluster/setconfig?stats_time=33s | ",
                "PUT | /v1/daemon/set-config?log.level=4 | ",
                "PUT | /v1/daemon | {\"action\":\"setconfig\",\"name\":\"stats_time\",\"value\":\"1s\"}",
                "PUT | /v1/cluster | {\"action\":\"reset-config\"}",
                "PUT | /v1/cluster | {\"action\":\"shutdown\"}",
                "PUT | /v1/daemon?frc=true | {\"action\":\"shutdown\"}",
                "PUT | /v1/cluster | {\"action\":\"start\",\"value\":{\"kind\":\"lru\"}}",
                "PUT | /v1/cluster | {\"action\":\"stop\",\"value\":{\"kind\":\"lru\"}}",
                "POST | /v1/daemon/mountpaths | {\"action\":\"disable\",\"value\":\"/tmp\"}",
                "GET | /v1/daemon?what=log | ",
                "PUT | /v1/cluster/proxy/x | ",
                "POST | /v1/cluster/register | {}",
                "DELETE | /v1/cluster/daemon/x | "
            })
    void letsNoReaderSteer(String method, String target, String body) {
        String sent = body == null ? "" : body;

        assertThat(rig.ask(method, target, sent, token(Role.READ)).status()).isEqualTo(403);
        assertThat(rig.ask(method, target, sent).status()).isEqualTo(401);
    }

    @Test
    void letsReadersAskAndOperatorsSteer() {
        assertThat(rig.get("/v1/daemon?what=smap", token(Role.READ)).status()).isEqualTo(200);
        assertThat(rig.get("/v1/health").status()).isEqualTo(200);
        assertThat(rig.ask("PUT", "/v1/cluster/setconfig?stats_time=33s", "", token(Role.OPERATE))
                        .status())
                .isEqualTo(200);
    }
}
