package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class StreamsTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private long now = 17;
    private long total;

    @Test
    void triesOneMoreAfterASecond() {
        Streams streams = new Streams(3);

        assertThat(streams.look(now, total, true)).isEqualTo(1);
        assertThat(after(streams, SECOND / 2, 500)).isEqualTo(1);
        assertThat(after(streams, SECOND / 2, 500)).isEqualTo(2);
    }

    @Test
    void keepsWhatIsFasterAndTriesTheNext() {
        Streams streams = begun(3);

        assertThat(after(streams, SECOND, 1_000)).isEqualTo(2);
        assertThat(after(streams, SECOND, 1_200)).isEqualTo(3);
        assertThat(after(streams, SECOND, 2_000)).isEqualTo(3);
        assertThat(after(streams, SECOND, 10)).isEqualTo(3);
    }

    @Test
    void goesBackForGoodIfItIsNotFaster() {
        Streams streams = begun(3);

        assertThat(after(streams, SECOND, 1_000)).isEqualTo(2);
        assertThat(after(streams, SECOND, 1_199)).isEqualTo(1);
        assertThat(after(streams, SECOND, 9_000)).isEqualTo(1);
        assertThat(after(streams, SECOND, 9_000)).isEqualTo(1);
    }

    @Test
    void triesNothingWhereItIsNotWorthIt() {
        Streams streams = begun(2);

        now += SECOND;
        assertThat(streams.look(now, 1_000, false)).isEqualTo(1);
        assertThat(after(streams, SECOND, 1_000)).isEqualTo(1);
        assertThat(after(streams, SECOND, 1_000)).isEqualTo(2);
    }

    @Test
    void keepsToOneWhereMoreAreForbidden() {
        Streams streams = begun(1);

        assertThat(after(streams, SECOND, 1_000)).isEqualTo(1);
        assertThat(after(streams, SECOND, 1_000)).isEqualTo(1);
    }

    private Streams begun(int most) {
        Streams streams = new Streams(most);
        assertThat(streams.look(now, total, true)).isEqualTo(1);
        return streams;
    }

    private int after(Streams streams, long nanos, long bytes) {
        now += nanos;
        total += bytes;
        return streams.look(now, total, true);
    }
}
