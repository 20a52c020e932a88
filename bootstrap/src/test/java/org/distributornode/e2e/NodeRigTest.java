package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NodeRigTest {

    @Test
    void startsAWholeNodeThatServesAndStartsAgain() {
        try (NodeRig rig = NodeRig.started()) {
            Published object = rig.world().publish(Bytes.random(100_000, 1));

            Reply cold = rig.client().get(object.path());
            rig.awaitHit(object);
            rig.restart();
            Reply warm = rig.client().get(object.path());

            assertThat(cold.cache()).isEqualTo("miss");
            assertThat(cold.body()).isEqualTo(object.content());
            assertThat(warm.cache()).isEqualTo("hit");
            assertThat(warm.body()).isEqualTo(object.content());
            assertThat(rig.held()).containsExactly(object.id());
        }
    }
}
