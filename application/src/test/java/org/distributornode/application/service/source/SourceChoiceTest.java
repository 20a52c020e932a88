package org.distributornode.application.service.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.ScriptedOrigin;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Whom to leave in mid-stream, and whom to take instead.
final class SourceChoiceTest {

    private static final Duration AGES = Duration.ofHours(1);
    private static final int MB = 1_000_000;
    private static final Source A = source("a");
    private static final Source B = source("b");
    private static final Source C = source("c");
    private static final SampleObject SAMPLE = SampleObject.of(1, 1_000);

    private final Sources sources = new Sources(InstantSource.system(), new Events(new InMemoryJournal()), AGES);

    @Nested
    class Crawls {

        private final SourceChoice choice = choice(0, A, B);

        @Test
        void areNotFoundWhereNothingIsKnown() {
            assertThat(choice.findFasterThan(A, 1)).isFalse();
        }

        @Test
        void areFoundByTheLeastRateWhereNothingElseIsKnown() {
            SourceChoice demanding = choice(64_000, A, B);

            assertThat(demanding.findFasterThan(A, 63_999)).isTrue();
            assertThat(demanding.findFasterThan(A, 64_000)).isFalse();
            assertThat(demanding.findFasterThan(A, 0)).isFalse();
        }

        @Test
        void areFoundByWhatTheSourceBroughtBefore() {
            brought(A, 10 * MB);

            assertThat(choice.findFasterThan(A, 2 * MB)).isTrue();
            assertThat(choice.findFasterThan(A, 3 * MB)).isFalse();
        }

        @Test
        void areFoundByWhatAnotherSourceBroughtBefore() {
            brought(B, 10 * MB);

            assertThat(choice.findFasterThan(A, 2 * MB)).isTrue();
            assertThat(choice.findFasterThan(A, 3 * MB)).isFalse();
        }

        @Test
        void areFoundByWhatAnotherSourceBringsNow() {
            try (Flow _ = bringing(B, 10 * MB)) {
                assertThat(choice.findFasterThan(A, 2 * MB)).isTrue();
                assertThat(choice.findFasterThan(A, 3 * MB)).isFalse();
            }
        }

        @Test
        void areNotLeftForOneThatIsNoFaster() {
            brought(A, 10 * MB);
            brought(B, 3 * MB);

            assertThat(choice.findFasterThan(A, 2 * MB)).isFalse();
            assertThat(choice.findFasterThan(A, MB)).isTrue();
        }

        @Test
        void areNotLeftIfThereIsNobodyElse() {
            brought(A, 10 * MB);

            assertThat(choice(64_000, A).findFasterThan(A, 1)).isFalse();
        }

        /// Many transfers at once over one line: each brings a part of what one brought alone.
        @Test
        void areNotFoundWhereAllShareALine() {
            brought(A, 10 * MB);
            brought(B, 10 * MB);
            List<Flow> others =
                    List.of(bringing(B, MB), bringing(B, MB), bringing(A, MB), bringing(A, MB), bringing(C, MB));

            assertThat(choice.findFasterThan(A, MB)).isFalse();
            assertThat(choice(4_000_000, A, B).findFasterThan(A, MB)).isFalse();
            assertThat(choice.findFasterThan(A, MB / 5)).isTrue();
            others.forEach(Flow::close);
        }

        /// The line itself has become slow: each source is tried once.
        @Test
        void areNotLeftAgainAndAgain() {
            SourceChoice three = choice(64_000, A, B, C);
            brought(A, 10 * MB);
            brought(B, 10 * MB);

            assertThat(leave(three, A, 30_000)).isTrue();
            assertThat(leave(three, B, 31_000)).isTrue();
            assertThat(leave(three, C, 32_000)).isFalse();
        }

        @Test
        void areLeftForOneThatCrawledFasterButNotForEver() {
            int left = 0;
            while (leave(choice, left % 2 == 0 ? A : B, 1_000_000 / Math.pow(5, left))) {
                left++;
            }
            assertThat(left).isZero();

            brought(A, 10 * MB);
            while (leave(choice, left % 2 == 0 ? A : B, 1_000_000 / Math.pow(5, left))) {
                left++;
            }
            assertThat(left).isEqualTo(7);
        }

        private boolean leave(SourceChoice from, Source source, double rate) {
            boolean faster = from.findFasterThan(source, rate);
            if (faster) {
                from.avoid(source, rate);
            }
            return faster;
        }
    }

    @Nested
    class Silence {

        private final SourceChoice choice = choice(0, A, B);

        @Test
        void isEndedByAnyOtherOne() {
            assertThat(choice.findInsteadOf(A)).isTrue();
            assertThat(choice(0, A).findInsteadOf(A)).isFalse();
        }

        @Test
        void isEndedByWhoWasAvoidedLongestAgo() {
            SourceChoice three = choice(0, A, B, C);
            three.avoid(B, 1_000);
            three.avoid(A, 0);

            assertThat(three.findInsteadOf(C)).isTrue();

            assertThat(three.isAvoided(B)).isFalse();
            assertThat(three.isAvoided(A)).isTrue();
        }

        @Test
        void isNotEndedAgainAndAgainUnlessMuchHasCome() {
            assertThat(takeTurns()).isEqualTo(7);

            choice.sent(A, MB);
            assertThat(takeTurns()).isZero();
            choice.sent(A, 2 * MB);
            assertThat(takeTurns()).isEqualTo(1);
        }

        /// @return how often one went on for the other
        private int takeTurns() {
            int turns = 0;
            Source silent = choice.isAvoided(A) ? B : A;
            while (choice.findInsteadOf(silent)) {
                choice.avoid(silent, 0);
                silent = silent.equals(A) ? B : A;
                turns++;
            }
            return turns;
        }
    }

    @Nested
    class Flows {

        @Test
        void areRememberedOnce() {
            Flow flow = bringing(A, 10 * MB);
            assertThat(sources.flows()).isOne();
            assertThat(sources.rate(A)).isZero();

            flow.close();
            assertThat(sources.rate(A)).isEqualTo(10 * MB);
            brought(A, 20 * MB);
            flow.close();

            assertThat(sources.rate(A)).isEqualTo(13 * MB);
            assertThat(sources.flows()).isZero();
        }

        @Test
        void thatAreLeftForBeingSlowAreRememberedForThat() {
            Flow flow = sources.begin(A);
            flow.asked(0);
            flow.came(100 * MB, Duration.ofSeconds(2).toNanos());
            flow.asked(Duration.ofSeconds(2).toNanos());
            flow.came(MB, Duration.ofSeconds(4).toNanos());
            flow.slow();
            flow.close();

            assertThat(sources.rate(A)).isEqualTo(MB / 2.0);
        }
    }

    private void brought(Source source, int rate) {
        bringing(source, rate).close();
    }

    private Flow bringing(Source source, int rate) {
        Flow flow = sources.begin(source);
        flow.asked(0);
        flow.came(2 * rate, Duration.ofSeconds(2).toNanos());
        return flow;
    }

    private SourceChoice choice(long crawlBelow, Source... listed) {
        Fetching.Limits limits = new Fetching.Limits(Hedging.atMost(AGES), AGES, AGES, crawlBelow);
        return new Fetching(new ScriptedOrigin(), sources, Runnable::run, limits)
                .choice(SAMPLE.object(), List.of(listed));
    }

    private static Source source(String host) {
        return new Source(URI.create("http://" + host + "/api/v1"), Source.Kind.STORAGE_NODE);
    }
}
