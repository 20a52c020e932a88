package org.distributornode.adapters.storage.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class UplinkTest {

    private static final long MILLISECOND = 1_000_000;

    private final Uplink uplink = Uplink.of(1_000_000);

    @Test
    void letsOneAfterTheOtherThrough() {
        assertThat(uplink.reserve(1_000, 0)).isEqualTo(MILLISECOND);
        assertThat(uplink.reserve(2_000, 0)).isEqualTo(3 * MILLISECOND);
        assertThat(uplink.reserve(1_000, MILLISECOND)).isEqualTo(4 * MILLISECOND);
    }

    @Test
    void givesNoCreditForTimeInWhichNobodySent() {
        assertThat(uplink.reserve(1_000, 0)).isEqualTo(MILLISECOND);
        assertThat(uplink.reserve(1_000, 10 * MILLISECOND)).isEqualTo(11 * MILLISECOND);
    }

    @Test
    void sendsInSmallParts() {
        assertThat(uplink.part(65_536)).isEqualTo(5_000);
        assertThat(Uplink.of(1).part(65_536)).isOne();
        assertThatThrownBy(() -> Uplink.of(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
