package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class FillSlotsTest {

    @Test
    void countsThoseWhoHaveNoTurnInTime() throws Exception {
        FillSlots slots = new FillSlots(1, Duration.ofMillis(1), () -> {});

        assertThat(slots.take()).isTrue();
        assertThat(slots.take()).isFalse();

        assertThat(slots.refused()).isOne();
        slots.giveBack();
        assertThat(slots.take()).isTrue();
        assertThat(slots.refused()).isOne();
    }

    @Test
    void asksForWayBeforeItWaits() throws Exception {
        AtomicReference<Runnable> makeWay = new AtomicReference<>(() -> {});
        FillSlots slots =
                new FillSlots(1, Duration.ofHours(1), () -> makeWay.get().run());
        slots.take();
        makeWay.set(slots::giveBack);

        assertThat(slots.take()).isTrue();
        assertThat(slots.refused()).isZero();
    }
}
