package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;

import org.distributornode.domain.content.ByteSlice;
import org.junit.jupiter.api.Test;

class WavesTest {

    private static final int CROWD = 100;
    private static final long MUCH = 1L << 40;
    private static final ByteSlice FIRST = new ByteSlice(0, 1000);
    private static final ByteSlice SECOND = new ByteSlice(1000, 2000);

    private final Waves waves = new Waves(0);

    @Test
    void tellsAFewOfEachPacket() {
        assertThat(waves.arrived(FIRST, Waves.FEW, MUCH, 1)).contains(FIRST);
        assertThat(waves.arrived(SECOND, Waves.FEW, MUCH, 2)).contains(SECOND);
    }

    @Test
    void tellsACrowdOfTheFirstBytesAtOnce() {
        assertThat(waves.arrived(FIRST, CROWD, MUCH, 0)).contains(FIRST);
    }

    @Test
    void gathersWhatComesForACrowdUntilItIsMuch() {
        waves.arrived(FIRST, CROWD, MUCH, 0);

        assertThat(waves.arrived(SECOND, CROWD, MUCH, 1)).isEmpty();

        ByteSlice third = new ByteSlice(5000, CROWD * Waves.BYTES_FOR_EACH - SECOND.length());
        assertThat(waves.arrived(third, CROWD, MUCH, 2)).contains(ByteSlice.between(1000, third.end()));
    }

    @Test
    void putsNothingOffForLong() {
        waves.arrived(FIRST, CROWD, MUCH, 0);
        waves.arrived(SECOND, CROWD, MUCH, 1);

        assertThat(waves.late(Waves.LONGEST_NANOS - 1)).isEmpty();
        assertThat(waves.late(Waves.LONGEST_NANOS)).contains(SECOND);
        assertThat(waves.late(3 * Waves.LONGEST_NANOS)).isEmpty();
    }

    @Test
    void gathersLessAndLessTowardsTheEnd() {
        waves.arrived(FIRST, CROWD, MUCH, 0);
        long missing = 600_000;
        ByteSlice part = new ByteSlice(FIRST.end(), missing / Waves.PARTS);

        assertThat(waves.arrived(new ByteSlice(part.offset(), part.length() - 1), CROWD, missing, 1))
                .isEmpty();
        assertThat(waves.arrived(new ByteSlice(part.end() - 1, 1), CROWD, missing, 2))
                .contains(part);
    }

    /// To wake thousands for little costs more than to send it.
    @Test
    void gathersNoLessThanIsWorthALargeCrowd() {
        int many = 10_000;
        waves.arrived(FIRST, many, MUCH, 0);
        ByteSlice worth = new ByteSlice(FIRST.end(), many * Waves.LEAST_FOR_EACH);

        assertThat(waves.arrived(new ByteSlice(worth.offset(), worth.length() - 1), many, 1, 1))
                .isEmpty();
        assertThat(waves.arrived(new ByteSlice(worth.end() - 1, 1), many, 1, 2)).contains(worth);
    }

    @Test
    void putsNothingOffThatIsTheLast() {
        waves.arrived(FIRST, CROWD, MUCH, 0);
        assertThat(waves.arrived(SECOND, CROWD, 1, 1)).isEmpty();

        ByteSlice last = new ByteSlice(3000, 1);
        assertThat(waves.arrived(last, CROWD, 0, 2)).contains(ByteSlice.between(1000, 3001));
    }

    @Test
    void gathersNoMoreThanTheMost() {
        waves.arrived(FIRST, 100_000, MUCH, 0);

        assertThat(waves.arrived(new ByteSlice(1000, Waves.MOST_BYTES), 100_000, MUCH, 1))
                .isPresent();
    }
}
