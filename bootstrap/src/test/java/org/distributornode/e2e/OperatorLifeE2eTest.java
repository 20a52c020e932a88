package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.e2e.OperatorCalls.JSON;
import static org.distributornode.e2e.OperatorCalls.assertConflict;
import static org.distributornode.e2e.OperatorCalls.assertDone;

import java.io.InputStream;
import org.junit.jupiter.api.Test;

/// Calls of the operator API that need a node of their own.
final class OperatorLifeE2eTest {

    private static final long MORE_THAN_BUFFERS_HOLD = 40_000_000;

    @Test
    void setsTheBucketsOfNobody() {
        try (NodeRig rig = OperatorCalls.started("workerId", "-")) {
            assertDone(new OperatorCalls(rig).call("/api/v1/set-buckets", JSON));

            assertThat(rig.client().get("/api/v1/buckets").text()).isEqualTo("{\"bucketIds\":[]}");
        }
    }

    @Test
    void endsTheNodeWhenItsAnswersHaveEnded() throws Exception {
        try (NodeRig rig = OperatorCalls.started("limits.maxCachedItemSize", "1M")) {
            OperatorCalls operator = new OperatorCalls(rig);
            Repeated content = Repeated.of(MORE_THAN_BUFFERS_HOLD);
            InputStream download =
                    rig.client().open("GET", rig.world().publish(content)).body();
            assertThat(download.readNBytes(1000)).hasSize(1000);

            assertDone(operator.call("/api/v1/shutdown"));
            assertConflict(operator.call("/api/v1/shutdown"), "Already shutting down");
            assertConflict(operator.call("/api/v1/start-api"), "Already shutting down");
            assertThat(content.isRestOf(download, 1000)).isTrue();

            rig.awaitEnd();
        }
    }
}
