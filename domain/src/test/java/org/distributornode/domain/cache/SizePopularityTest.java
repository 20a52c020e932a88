package org.distributornode.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizePopularityTest implements EvictionPolicyContract {

    @Override
    public EvictionPolicy newPolicy() {
        return new SizePopularity();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0",
        "1, 1, 0",
        "1024, 1, 0",
        "1025, 1, 1",
        "3072, 1, 2",
        "3072, 4, 0",
        "3072, 2, 1",
        "614400, 1, 10",
        "5242880, 1, 13",
        "8589934592, 1, 23",
        "1099511627776, 1, 23",
        "9223372036854775807, 4294967296, 21"
    })
    void groupsBySizeAndPopularity(long size, long popularity, int group) {
        assertThat(SizePopularity.group(size, popularity)).isEqualTo(group);
    }

    @Property
    void groupsAsTheLogarithmDoes(
            @ForAll @LongRange(min = 1, max = 1L << 34) long size,
            @ForAll @LongRange(min = 1, max = 100_000) long popularity) {
        double kilobytes = Math.ceil(size / 1024.0);
        double logarithm = Math.log(kilobytes / popularity) / Math.log(2);
        int group = SizePopularity.group(size, popularity);

        assertThat((double) group)
                .isBetween(
                        Math.clamp(Math.ceil(logarithm - 1e-9), 0.0, 23.0),
                        Math.clamp(Math.ceil(logarithm + 1e-9), 0.0, 23.0));
    }

    @Test
    void namesTheLargestForItsReadsAndAge() {
        FakeSlots slots = new FakeSlots(newPolicy());
        slots.admit(0, 600 * 1024, 0, 0);
        slots.admit(1, 5120 * 1024, 9, 0);
        slots.admit(2, 3 * 1024, 0, 0);

        assertThat(slots.evict(60)).isEqualTo(0);
        assertThat(slots.evict(60)).isEqualTo(1);
        assertThat(slots.evict(60)).isEqualTo(2);
    }

    @Test
    void countsEachBegunMinuteOfAge() {
        FakeSlots slots = new FakeSlots(newPolicy());
        slots.admit(0, 4 * 1024, 0, 0);
        slots.admit(1, 7 * 1024, 0, 60);

        assertThat(slots.evict(61)).isEqualTo(0);

        slots.admit(0, 4 * 1024, 0, 0);
        assertThat(slots.evict(120)).isEqualTo(0);
        slots.admit(0, 3 * 1024, 0, 0);
        assertThat(slots.evict(120)).isEqualTo(1);
    }

    @Test
    void prefersTheHigherGroupOfEquals() {
        FakeSlots slots = new FakeSlots(newPolicy());
        slots.admit(0, 8 * 1024, 0, 100);
        slots.admit(1, 2 * 1024, 0, 100);

        assertThat(slots.evict(100)).isEqualTo(0);
    }

    @Test
    void looksAtTheOldestOfAGroupOnly() {
        FakeSlots slots = new FakeSlots(newPolicy());
        slots.admit(0, 5 * 1024, 0, 0);
        slots.admit(1, 8 * 1024, 0, 0);

        assertThat(slots.evict(60)).isEqualTo(0);
    }

    @Test
    void movesAnObjectToItsNewGroupWhenRead() {
        FakeSlots slots = new FakeSlots(newPolicy());
        slots.admit(0, 3 * 1024, 0, 0);
        slots.admit(1, 3 * 1024, 0, 0);
        slots.read(0, 0);

        assertThat(slots.evict(60)).isEqualTo(1);
        assertThat(slots.evict(60)).isEqualTo(0);
    }
}
