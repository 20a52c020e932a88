package org.distributornode.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LeastRecentlyUsedTest implements EvictionPolicyContract {

    @Override
    public EvictionPolicy newPolicy() {
        return new LeastRecentlyUsed();
    }

    @Test
    void namesTheOneNotReadForLongest() {
        FakeSlots slots = new FakeSlots(newPolicy());
        slots.admit(0, 1);
        slots.admit(1, 1);
        slots.admit(2, 1);
        slots.read(0);

        assertThat(slots.evict(0)).isEqualTo(1);
        assertThat(slots.evict(0)).isEqualTo(2);
        assertThat(slots.evict(0)).isEqualTo(0);
    }

    @Property
    void keepsTheOrderOfReads(@ForAll List<@IntRange(max = 20) Integer> accesses) {
        FakeSlots slots = new FakeSlots(newPolicy());
        LinkedHashSet<Integer> model = new LinkedHashSet<>();
        for (int slot : accesses) {
            if (model.remove(slot)) {
                slots.read(slot);
            } else {
                slots.admit(slot, 1);
            }
            model.add(slot);
        }

        for (int expected : model) {
            assertThat(slots.evict(0)).isEqualTo(expected);
        }
    }
}
