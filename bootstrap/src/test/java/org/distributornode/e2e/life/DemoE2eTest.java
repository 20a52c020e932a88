package org.distributornode.e2e.life;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The demo as a newcomer starts it, watched once and ended.
final class DemoE2eTest {

    @Test
    void servesWhatItsNetworkHolds() {
        try (ChildNode demo = ChildNode.launch("demo", "--rehearse", "--port", "0", "--page-port", "0")) {
            assertThat(demo.exitCode()).as(() -> demo.log().toString()).isZero();
            assertThat(demo.log()).noneMatch(line -> line.contains(" WARN ") || line.contains(" ERROR "));
        }
    }
}
