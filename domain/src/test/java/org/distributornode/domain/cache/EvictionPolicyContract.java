package org.distributornode.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the index expects of every policy.
interface EvictionPolicyContract {

    EvictionPolicy newPolicy();

    @Test
    default void namesNothingWhenNothingIsHeld() {
        FakeSlots slots = new FakeSlots(newPolicy());

        assertThat(slots.evict(0)).isEqualTo(EvictionPolicy.NONE);

        slots.admit(3, 10);
        slots.remove(3);
        assertThat(slots.evict(0)).isEqualTo(EvictionPolicy.NONE);
    }

    @Test
    default void namesEachHeldObjectOnce() {
        FakeSlots slots = new FakeSlots(newPolicy());
        Set<Integer> named = new HashSet<>();
        for (int slot = 0; slot < 1000; slot++) {
            slots.admit(slot, slot * 31L % 4096);
            slots.read(slot / 2);
        }

        for (int i = 0; i < 1000; i++) {
            assertThat(named.add(slots.evict(5000))).isTrue();
        }

        assertThat(slots.present()).isEmpty();
        assertThat(slots.evict(5000)).isEqualTo(EvictionPolicy.NONE);
    }

    @Test
    default void namesOnlyWhatIsHeldWhateverHappens() {
        FakeSlots slots = new FakeSlots(newPolicy());
        Random random = new Random(42);
        for (int now = 0; now < 20_000; now++) {
            int slot = random.nextInt(300);
            if (!slots.present().contains(slot)) {
                slots.admit(slot, random.nextInt(1 << random.nextInt(1, 25)), random.nextInt(3), now);
            } else if (random.nextInt(10) == 0) {
                slots.remove(slot);
            } else {
                slots.read(slot, now);
            }
            while (slots.present().size() > 200) {
                assertThat(slots.present()).contains(slots.evict(now));
            }
        }
    }

    @Test
    default void takesASlotAgainForAnotherObject() {
        FakeSlots slots = new FakeSlots(newPolicy());
        slots.admit(0, 10);
        slots.remove(0);
        slots.admit(0, 2_000_000);

        assertThat(slots.evict(0)).isZero();
        assertThat(slots.evict(0)).isEqualTo(EvictionPolicy.NONE);
    }

    @Test
    default void ordersEmptyAndHugeObjectsToo() {
        FakeSlots slots = new FakeSlots(newPolicy());
        slots.admit(0, 0);
        slots.admit(1, 1L << 50);
        slots.admit(2, 0);
        slots.read(1);
        slots.read(2);

        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            named.add(slots.evict(60));
        }

        assertThat(named).containsExactlyInAnyOrder(0, 1, 2);
    }
}
