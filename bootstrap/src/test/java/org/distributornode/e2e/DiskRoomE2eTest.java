package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.distributornode.application.usecase.node.CheckReadiness;
import org.junit.jupiter.api.Test;

/// A node on a disk that others have filled.
final class DiskRoomE2eTest {

    @Test
    void servesWhatItHoldsAndHandsTheRestThrough() {
        try (NodeRig rig = NodeRig.started()) {
            Published held = rig.world().publish(Bytes.random(90_000, 1));
            Published cold = rig.world().publish(Bytes.random(90_000, 2));
            rig.hold(held);
            rig.set("limits.minFree", "9000T");

            rig.restart();

            assertThat(rig.client().get(held.path()).cache()).isEqualTo("hit");
            Reply reply = rig.client().get(cold.path());
            assertThat(reply.body()).isEqualTo(cold.content());
            assertThat(reply.header("x-data-source")).isEqualTo("external");
            assertThat(rig.held()).containsExactly(held.id());
            NodeRig.await(
                    () -> rig.useCase(CheckReadiness.class).check().equals(Set.of(CheckReadiness.Obstacle.NO_ROOM)));
            assertThat(rig.client().get("/api/v1/status").text()).contains("\"alarms\":[\"disk-full\"]");
        }
    }
}
