package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.distributornode.application.testkit.SampleObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients seek again and again in an object on its way in, by a clock of the test's own: nobody waits for the end of a
/// long request where that can be helped, be it that the request can be ended or that what he wants may come twice, and
/// the source sends at most 1.02 times the object.
///
/// So it is with requests as long as usual, and with short ones (`fills.requestBytes`), of which nobody waits for more
/// than one.
///
/// `campaign.from` is the first seed, `campaign.count` how many there are (CONTRIBUTING.md).
final class SeeksTest {

    private static final FillSettings USUAL = settings(16 << 20);
    private static final FillSettings SHORT = settings(1 << 20);
    private static final int PER_TEST = 50;

    private final FillSources sources = new FillSources(SampleObject.of(1, 1_000));

    @AfterEach
    void end() {
        sources.close();
    }

    static LongStream firstSeeds() {
        long from = Long.getLong("campaign.from", 1);
        long count = Long.getLong("campaign.count", 300);
        return LongStream.iterate(from, seed -> seed < from + count, seed -> seed + PER_TEST);
    }

    @ParameterizedTest
    @MethodSource("firstSeeds")
    void waitForNoLongRequestAndCostLessThanAFiftieth(long first) {
        for (long seed = first; seed < first + PER_TEST; seed++) {
            waitForNoLongRequestAndCostLessThanAFiftiethAnyMore(seed);
        }
    }

    /// The seeds that did.
    @ParameterizedTest
    @ValueSource(longs = {2_424, 3_034, 10_087, 17_500, 18_574, 19_044})
    void waitForNoLongRequestAndCostLessThanAFiftiethAnyMore(long seed) {
        seek(seed, USUAL);
        seek(seed, SHORT);
    }

    private void seek(long seed, FillSettings settings) {
        SeekWorld world = new SeekWorld(seed, settings, sources.choice(FillSources.A));

        world.run();

        String what = "seed %d, %d: %s".formatted(seed, settings.requestBytes(), world);
        assertThat(world.longestWait).as(what).isLessThanOrEqualTo(world.mostWait());
        assertThat(world.longestSpared).as(what).isLessThanOrEqualTo(world.mostSpared());
        assertThat(world.sent()).as(what).isLessThanOrEqualTo(world.size * 102 / 100);
    }

    private static FillSettings settings(long requestBytes) {
        return new FillSettings(8, requestBytes, 4 << 20, 65_536, Duration.ofHours(1), 1);
    }
}
