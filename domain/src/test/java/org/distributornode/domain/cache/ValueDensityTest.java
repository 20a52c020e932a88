package org.distributornode.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValueDensityTest implements EvictionPolicyContract {

    private static final long MEGABYTE = 1 << 20;

    @Override
    public EvictionPolicy newPolicy() {
        return new ValueDensity();
    }

    @Test
    void letsTheLeastRecentlyReadGoOfWhatIsAlikeOtherwise() {
        FakeSlots held = new FakeSlots(newPolicy());
        for (int slot = 1; slot <= 3; slot++) {
            held.admit(slot, MEGABYTE, 0, slot);
        }
        held.read(1, 10);
        held.read(2, 11);
        held.read(3, 12);

        assertThat(held.evict(20)).isEqualTo(1);
        assertThat(held.evict(20)).isEqualTo(2);
    }

    @Test
    void keepsTheSmallOfTwoThatWereAskedForAlike() {
        FakeSlots held = new FakeSlots(newPolicy());
        held.admit(1, MEGABYTE / 100, 0, 0);
        held.admit(2, MEGABYTE, 0, 5);

        assertThat(held.evict(100)).isEqualTo(2);
    }

    @Test
    void keepsALargeOneThatIsAskedForMuchMoreOften() {
        FakeSlots held = new FakeSlots(newPolicy());
        held.admit(1, MEGABYTE, 0, 0);
        held.admit(2, 3 * MEGABYTE, 0, 0);
        for (int now = 1; now <= 8; now++) {
            held.read(2, now);
        }

        assertThat(held.evict(100)).isEqualTo(1);
    }

    @Test
    void letsGoWhatWasDearLongAgo() {
        FakeSlots held = new FakeSlots(newPolicy());
        held.admit(1, MEGABYTE, 10, 0);
        held.admit(2, MEGABYTE, 0, 100_000);

        assertThat(held.evict(100_010)).isEqualTo(1);
    }

    @Test
    void protectsWhatWasReadInAnEarlierRun() {
        FakeSlots held = new FakeSlots(newPolicy());
        held.admit(1, MEGABYTE, 3, 10);
        for (int slot = 2; slot <= 10; slot++) {
            held.admit(slot, MEGABYTE, 0, 20);
        }

        for (int i = 0; i < 8; i++) {
            held.evict(30);
        }

        assertThat(held.present()).hasSize(2).contains(1);
    }

    @Test
    void remembersWhatWasAskedForOftenWhenItComesBack() {
        FakeSlots held = new FakeSlots(newPolicy());
        held.admit(1, MEGABYTE, 0, 0);
        for (int now = 1; now <= 6; now++) {
            held.read(1, now);
        }
        held.remove(1);
        held.admit(1, MEGABYTE, 0, 10);
        held.admit(2, MEGABYTE, 0, 20);

        assertThat(held.evict(30)).isEqualTo(2);
    }

    @Test
    void hitsMoreOftenThanAllOthersInRequestsAndMoreThanRecencyInBytes() {
        Simulation recency = play("lru");
        Simulation reference = play("lruSp");
        Simulation frequency = play("tinyLfu");
        Simulation density = play("valueDensity");

        assertThat(density.hitRatio()).isGreaterThan(frequency.hitRatio() + 0.05);
        assertThat(density.byteHitRatio())
                .isGreaterThan(recency.byteHitRatio() + 0.04)
                .isGreaterThan(reference.byteHitRatio() + 0.04);
    }

    private static Simulation play(String policy) {
        Simulation simulation = new Simulation(400 * MEGABYTE, policy);
        simulation.play(1, 150_000, 1000, 300);
        return simulation;
    }
}
