package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RequestsTest {

    private static final long MIB = 1 << 20;
    private static final long MOST = 16 * MIB;
    private static final long TENTH = Duration.ofMillis(100).toNanos();
    private static final FillSettings SETTINGS = new FillSettings(8, MOST, 4 * MIB, 65_536, Duration.ofSeconds(1), 2);

    private static Requests of(long size, Spare spare) {
        return new Requests(size, spare, SETTINGS);
    }

    /// @param received in a tenth of a second
    private static long after(long received, Duration answerTime) {
        Requests requests = of(MIB, Spare.of(MIB));
        requests.look(-5, 1_000, Stream.of(answerTime));
        requests.look(TENTH - 5, 1_000 + received, Stream.of(Duration.ZERO, answerTime));
        return requests.limits().requestBytes();
    }

    @Test
    void areAsLongAsCanBeWhileNobodySeeks() {
        assertThat(of(10 * MIB, Spare.of(10 * MIB)).limits()).isEqualTo(SETTINGS.limits(MOST));
    }

    @Test
    void areShortOnceOneMoreSeekCouldUseUpWhatIsLeftToSpare() {
        Spare spare = Spare.of(64 * MIB);
        Requests requests = of(64 * MIB, spare);

        spare.spend(MIB - 576 * 1024);
        assertThat(requests.limits().requestBytes()).isEqualTo(MOST);

        spare.spend(1);
        assertThat(requests.limits().requestBytes()).isEqualTo(MIB);
    }

    @Test
    void areShortOfAnObjectThatCanSpareNothing() {
        assertThat(of(4 * MIB - 1, Spare.of(4 * MIB - 1)).limits().requestBytes())
                .isEqualTo(MIB);
        assertThat(of(64 * MIB, new Spare(-5)).limits().requestBytes()).isEqualTo(MIB);
    }

    @Test
    void takeATwentiethOfASecond() {
        assertThat(after(2 * MIB, Duration.ZERO)).isEqualTo(MIB);
        assertThat(after(10 * MIB, Duration.ofMillis(1))).isEqualTo(5 * MIB);
    }

    @Test
    void takeTwiceTheTimeOfAnAnswer() {
        assertThat(after(2 * MIB, Duration.ofMillis(100))).isEqualTo(4 * MIB);
    }

    @Test
    void areWorthTheEffortAndNoLongerThanIsSet() {
        assertThat(after(1_000, Duration.ZERO)).isEqualTo(256 * 1024);
        assertThat(after(100 * MIB, Duration.ofSeconds(1))).isEqualTo(MOST);
    }

    /// A pause tells nothing of how fast a source is.
    @Test
    void areAsBeforeWhereNothingCame() {
        assertThat(after(0, Duration.ZERO)).isEqualTo(MIB);
    }
}
