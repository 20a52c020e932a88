package org.distributornode.domain.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.domain.node.NodeLifecycle.ENDING;
import static org.distributornode.domain.node.NodeLifecycle.SERVING;
import static org.distributornode.domain.node.NodeLifecycle.STARTING;
import static org.distributornode.domain.node.NodeLifecycle.STOPPED;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NodeLifecycleTest {

    @Test
    void servesOnceItHasStarted() {
        assertThat(followers(STARTING)).containsExactly(SERVING, ENDING);
    }

    @Test
    void stopsAndServesInTurn() {
        assertThat(followers(SERVING)).containsExactly(STOPPED, ENDING);
        assertThat(followers(STOPPED)).containsExactly(SERVING, ENDING);
    }

    @Test
    void doesNothingMoreOnceItEnds() {
        assertThat(followers(ENDING)).isEmpty();
    }

    private static List<NodeLifecycle> followers(NodeLifecycle state) {
        return Arrays.stream(NodeLifecycle.values()).filter(state::mayBecome).toList();
    }
}
