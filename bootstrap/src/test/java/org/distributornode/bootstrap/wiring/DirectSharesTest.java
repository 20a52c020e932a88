package org.distributornode.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DirectSharesTest {

    private static final long M = 1 << 20;

    @Test
    void givesWhatIsAskedForWhereHalfIsEnough() {
        DirectShares asked = new DirectShares(32 * M, 32 * M, 16 * M);

        assertThat(asked.within(160 * M)).isEqualTo(asked);
        assertThat(new DirectShares(0, 0, 0).within(0)).isEqualTo(new DirectShares(0, 0, 0));
    }

    @Test
    void leavesHalfToConnectionsInASmallContainer() {
        assertThat(new DirectShares(32 * M, 32 * M, 16 * M).within(64 * M))
                .isEqualTo(new DirectShares(32 * M * 2 / 5, 32 * M * 2 / 5, 16 * M * 2 / 5));
    }

    @Test
    void leavesHalfToConnectionsHoweverMuchIsAskedFor() {
        DirectShares given = new DirectShares(Long.MAX_VALUE, Long.MAX_VALUE, 0).within(528 * M);

        assertThat(given.hot()).isEqualTo(132 * M);
        assertThat(given.crowd()).isEqualTo(132 * M);
        assertThat(given.aistore()).isZero();
    }
}
