package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.distributornode.adapters.storage.simulated.QueryReply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A query node that fails: what is held is served, what is not is unavailable, neither unknown nor broken.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultyQueryNodeE2eTest {

    private final NodeRig rig = NodeRig.started();
    private final Published held = rig.world().publish(Bytes.random(10_000, 1));

    FaultyQueryNodeE2eTest() {
        rig.hold(held);
    }

    @AfterAll
    void close() {
        rig.close();
    }

    static Stream<QueryReply> replies() {
        return Stream.of(
                QueryReply.serverError(),
                QueryReply.html(),
                QueryReply.emptyBody(),
                QueryReply.errors(),
                new QueryReply.Cut(),
                json("{}"),
                json("[]"),
                json("{\"data\":"),
                json("{\"data\":null}"),
                json("{\"data\":\"x\"}"),
                new QueryReply.Fixed(204, "application/json", ""),
                new QueryReply.Fixed(301, "text/html", "moved"),
                new QueryReply.Fixed(429, "text/plain", "slowly"));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void isUnavailableForWhatIsNotHeld(QueryReply fault) {
        Published missing = rig.world().publish(Bytes.random(10_000, 2));

        assertUnavailable(missing, fault);

        assertThat(rig.client().get(missing.path()).body()).isEqualTo(missing.content());
    }

    @Test
    void isUnavailableForWhatIsNotHeldIfItIsNotAnswered() {
        Published missing = rig.world().publish(Bytes.random(10_000, 3));
        rig.set("limits.queryNodeTimeoutMs", "1000");
        rig.restart();
        try {
            assertUnavailable(missing, new QueryReply.Never());
        } finally {
            rig.set("limits.queryNodeTimeoutMs", "-");
            rig.restart();
        }
        assertThat(rig.client().get(missing.path()).body()).isEqualTo(missing.content());
    }

    private void assertUnavailable(Published missing, QueryReply fault) {
        rig.world().queryNode().answer(fault);
        try {
            Reply get = rig.client().get(missing.path());
            Reply head = rig.client().head(missing.path());
            Reply hit = rig.client().get(held.path(), "Range", "bytes=10-19");

            assertThat(get.status()).isEqualTo(503);
            assertThat(get.header("retry-after")).matches("[1-9][0-9]*");
            assertThat(get.header("content-type")).startsWith("application/json");
            assertThat(get.text()).doesNotContain("127.0.0.1", "Exception", "graphql");
            assertThat(head.status()).isEqualTo(503);
            assertThat(hit.status()).isEqualTo(206);
            assertThat(hit.cache()).isEqualTo("hit");
            assertThat(hit.body()).isEqualTo(held.part(10, 20));
            assertThat(rig.client().get("/api/v1/status").status()).isEqualTo(200);
        } finally {
            rig.world().queryNode().answer(new QueryReply.Honest());
        }
    }

    private static QueryReply json(String body) {
        return new QueryReply.Fixed(200, "application/json", body);
    }
}
