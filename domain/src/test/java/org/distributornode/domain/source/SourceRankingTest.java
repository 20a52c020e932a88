package org.distributornode.domain.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SourceRankingTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Source A = source("http://a/api/v1");
    private static final Source B = source("http://b/api/v1");
    private static final Source C = source("http://c/api/v1");

    private final SourceRanking ranking = new SourceRanking();

    @Test
    void remembersWhoKnowsNoRanges() {
        ranking.sentPart(A, false);
        assertThat(ranking.isLinear(A)).isTrue();
        assertThat(ranking.isLinear(B)).isFalse();

        ranking.sentPart(A, true);
        assertThat(ranking.isLinear(A)).isFalse();
    }

    @Test
    void keepsTheOrderOfStrangers() {
        assertThat(ranking.order(List.of(B, A, C), NOW)).containsExactly(B, A, C);
    }

    @Test
    void prefersWhoAnswersSooner() {
        ranking.answered(A, Duration.ofMillis(300));
        ranking.answered(B, Duration.ofMillis(2));

        assertThat(ranking.order(List.of(A, B), NOW)).containsExactly(B, A);
    }

    @Test
    void prefersWhoDeliversFasterToWhoAnswersSooner() {
        ranking.answered(A, Duration.ofMillis(1));
        ranking.delivered(A, 100_000, Duration.ofSeconds(1));
        ranking.answered(B, Duration.ofMillis(100));
        ranking.delivered(B, 100_000_000, Duration.ofSeconds(1));

        assertThat(ranking.order(List.of(A, B), NOW)).containsExactly(B, A);
    }

    @Test
    void putsWhoFailedBehindTheOthersForAWhile() {
        ranking.answered(A, Duration.ofMillis(1));
        ranking.failed(A, NOW);

        assertThat(ranking.order(List.of(A, B), NOW)).containsExactly(B, A);
        assertThat(ranking.order(List.of(A, B), NOW.plusSeconds(1))).containsExactly(A, B);
    }

    @Test
    void backsOffTwiceAsLongEachTimeUpToAMinute() {
        for (int failures = 0; failures < 20; failures++) {
            ranking.failed(A, NOW);
        }

        assertThat(ranking.isBackedOff(A, NOW.plusSeconds(63))).isTrue();
        assertThat(ranking.isBackedOff(A, NOW.plusSeconds(64))).isFalse();
    }

    @Test
    void asksThoseThatFailedInTheOrderOfTheirReturn() {
        ranking.failed(A, NOW);
        ranking.failed(A, NOW);
        ranking.failed(B, NOW);

        assertThat(ranking.order(List.of(A, B, C), NOW)).containsExactly(C, B, A);
    }

    @Test
    void forgivesWhoAnswersAgain() {
        ranking.failed(A, NOW);
        ranking.answered(A, Duration.ofMillis(1));

        assertThat(ranking.isBackedOff(A, NOW)).isFalse();
    }

    @Test
    void holdsItAgainstASourceThatAnotherOneWasSooner() {
        ranking.answered(A, Duration.ofMillis(10));
        ranking.answered(B, Duration.ofMillis(20));
        ranking.outpaced(A, Duration.ofSeconds(1));

        assertThat(ranking.order(List.of(A, B), NOW)).containsExactly(B, A);
    }

    @Test
    void knowsAHostByEachOfItsAddresses() {
        Source one = new Source(URI.create("http://d/one.webm"), Source.Kind.DIRECT);
        Source other = new Source(URI.create("http://d/other.webm"), Source.Kind.DIRECT);
        ranking.failed(one, NOW);

        assertThat(ranking.isBackedOff(other, NOW)).isTrue();
    }

    private static Source source(String location) {
        return new Source(URI.create(location), Source.Kind.STORAGE_NODE);
    }
}
