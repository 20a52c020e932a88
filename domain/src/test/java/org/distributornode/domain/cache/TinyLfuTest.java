package org.distributornode.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TinyLfuTest implements EvictionPolicyContract {

    private static final long MEGABYTE = 1 << 20;

    @Override
    public EvictionPolicy newPolicy() {
        return new TinyLfu();
    }

    @Test
    void keepsWhatIsReadOftenThroughAScan() {
        Simulation simulation = withFavourites(80, 5);

        for (int object = 1000; object < 1600; object++) {
            simulation.request(object, MEGABYTE);
        }

        assertThat(simulation.countHeld(0, 80)).isGreaterThanOrEqualTo(78);
    }

    @Test
    void letsNewFavouritesIn() {
        Simulation simulation = withFavourites(100, 50);

        for (int round = 0; round < 100; round++) {
            for (int object = 200; object < 300; object++) {
                simulation.request(object, MEGABYTE);
            }
        }

        assertThat(simulation.countHeld(200, 300)).isGreaterThan(80);
    }

    @Test
    void givesLargeObjectsThatAreReadOnceTheRoomOfOneOfThem() {
        Simulation simulation = withFavourites(100, 4);

        for (int object = 1000; object < 1020; object++) {
            simulation.request(object, 50 * MEGABYTE);
        }

        assertThat(simulation.countHeld(0, 100)).isGreaterThanOrEqualTo(45);
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
    void hitsMoreOftenThanRecencyAlone() {
        Simulation recency = play("lru");
        Simulation frequency = play("tinyLfu");

        assertThat(frequency.hitRatio()).isGreaterThan(0.38).isGreaterThan(recency.hitRatio() + 0.08);
        assertThat(frequency.byteHitRatio()).isGreaterThan(0.34).isGreaterThan(recency.byteHitRatio() + 0.08);
    }

    private static Simulation withFavourites(int count, int requests) {
        Simulation simulation = new Simulation(100 * MEGABYTE, "tinyLfu");
        for (int round = 0; round < requests; round++) {
            for (int object = 0; object < count; object++) {
                simulation.request(object, MEGABYTE);
            }
        }
        return simulation;
    }

    private static Simulation play(String policy) {
        Simulation simulation = new Simulation(400 * MEGABYTE, policy);
        simulation.play(1, 150_000, 1000, 300);
        return simulation;
    }
}
