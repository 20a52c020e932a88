package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.distributornode.adapters.storage.simulated.QueryReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `/status` and `/buckets`.
final class NodeReportsE2eTest {

    @Test
    void reportsItsStatusFromWhatItKnows() {
        try (NodeRig rig = NodeRig.prepared()) {
            rig.world().network().grow(4711);
            String query = rig.world().queryNode().endpoint().toString();
            rig.set("endpoints.storageSquid", query.replace("http://", "http://user:secret@"));
            rig.start();
            rig.hold(rig.world().publish(Bytes.random(70_000, 1)));
            NodeRig.await(() -> rig.client().get("/api/v1/status").text().contains("4711"));

            Reply reply = rig.client().get("/API/v1/status/?x=1");
            rig.world().queryNode().answer(new QueryReply.Cut());
            Reply later = rig.client().get("/api/v1/status");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("content-type")).isEqualTo("application/json; charset=utf-8");
            assertThat(reply.text())
                    .matches("\\{\"id\":\"e2e-node\",\"version\":\"[^\"]+\",\"workerId\":3,\"objectsInCache\":1,"
                            + "\"storageLimit\":67108864,\"storageUsed\":70000,\"uptime\":[0-9]+,"
                            + "\"downloadsInProgress\":0,\"queryNodeStatus\":\\{\"url\":\"" + query
                            + "\",\"chainHead\":0,\"blocksProcessed\":4711,\"packageVersion\":\"[^\"]+\"},"
                            + "\"nodeEnv\":\"[^\"]*\",\"alarms\":\\[],\"storagePinned\":0\\}");
            assertThat(later.status()).isEqualTo(200);
            assertThat(later.text()).contains("\"blocksProcessed\":4711");
            assertThat(rig.client().head("/api/v1/status").header("content-length"))
                    .isNotIn("", "0");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "workerId | 3 | {\"allByWorkerId\":3}",
                "buckets | [\"1:7\", \"1:8\"] | {\"bucketIds\":[\"1:7\",\"1:8\"]}",
                "buckets | [7, 12] | {\"bucketIds\":[7,12]}",
                "workerId | - | {\"bucketIds\":[]}",
            })
    void reportsItsBucketsAsTheyAreSet(String key, String value, String answer) {
        try (NodeRig rig = NodeRig.started(key, value)) {
            Reply reply = rig.client().get("/api/v1/buckets");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).isEqualTo(answer);
            assertThat(rig.client().head("/api/v1/buckets").header("content-length"))
                    .isEqualTo(Integer.toString(answer.length()));
        }
    }

    @Test
    void servesOnlyWhatIsInItsBuckets() {
        try (NodeRig rig = NodeRig.started("buckets", "[\"" + SimulatedWorld.BUCKET + "\"]", "workerId", "-")) {
            Published ours = rig.world().publish(Bytes.random(100, 2));
            Published others = rig.world().publish(Bytes.random(100, 3));
            rig.world().assign(others, "1:8");

            assertThat(List.of(
                            rig.client().get(ours.path()).status(),
                            rig.client().get(others.path()).status()))
                    .containsExactly(200, 421);
        }
    }
}
