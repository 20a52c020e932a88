package org.distributornode.domain.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class AnswerTimesTest {

    private static final Source A = source("a");
    private static final Source B = source("b");

    private final AnswerTimes times = new AnswerTimes();

    @Test
    void saysNothingBeforeEnoughIsKnown() {
        waited(A, 10, AnswerTimes.ENOUGH - 1);

        assertThat(times.percentile(A, 95)).isEmpty();

        waited(B, 10, 1);

        assertThat(times.percentile(A, 95)).contains(Duration.ofMillis(10));
    }

    @Test
    void knowsASourceByItsOwnAnswers() {
        waited(A, 10, AnswerTimes.ENOUGH);
        waited(B, 200, AnswerTimes.ENOUGH);

        assertThat(times.percentile(A, 95)).contains(Duration.ofMillis(10));
        assertThat(times.percentile(B, 95)).contains(Duration.ofMillis(200));
        assertThat(times.percentile(source("stranger"), 95)).contains(Duration.ofMillis(200));
    }

    @Test
    void forgetsWhatIsLongAgo() {
        waited(A, 5_000, AnswerTimes.KEPT_OF_ALL);
        waited(A, 10, AnswerTimes.KEPT_OF_ONE);

        assertThat(times.percentile(A, 100)).contains(Duration.ofMillis(10));
    }

    @Test
    void forgetsTheSourceThatWasNotHeardOfForLongest() {
        waited(A, 10, AnswerTimes.ENOUGH);
        for (int i = 0; i < 1_000; i++) {
            waited(source("other" + i), 300, 1);
        }

        assertThat(times.percentile(A, 95)).contains(Duration.ofMillis(300));
    }

    @Property(tries = 200)
    void isTheNearestRankOfTheLatest(
            @ForAll @Size(min = 20, max = 250) List<@IntRange(max = 60_000) Integer> millis,
            @ForAll @IntRange(min = 1, max = 100) int hundredths) {
        AnswerTimes fresh = new AnswerTimes();
        millis.forEach(one -> fresh.waited(A, Duration.ofMillis(one)));

        long found = fresh.percentile(A, hundredths).orElseThrow().toMillis();

        List<Integer> latest = millis.subList(Math.max(0, millis.size() - AnswerTimes.KEPT_OF_ONE), millis.size());
        long within = latest.stream().filter(one -> one <= found).count();
        long below = latest.stream().filter(one -> one < found).count();
        assertThat(within * 100).isGreaterThanOrEqualTo((long) hundredths * latest.size());
        assertThat(below * 100).isLessThan((long) hundredths * latest.size());
    }

    private void waited(Source source, long millis, int times) {
        for (int i = 0; i < times; i++) {
            this.times.waited(source, Duration.ofMillis(millis));
        }
    }

    private static Source source(String host) {
        return new Source(URI.create("http://" + host + "/api/v1"), Source.Kind.STORAGE_NODE);
    }
}
