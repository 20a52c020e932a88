package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.fill.FillSources.A;
import static org.distributornode.application.service.fill.FillSources.B;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.service.source.Flow;
import org.distributornode.application.service.source.SourceChoice;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SourceWatchTest {

    private static final Duration STALL = Duration.ofMillis(500);
    private static final FillSettings SETTINGS = new FillSettings(8, 1 << 20, 0, 0, STALL, 1);
    private static final long AGES = Duration.ofHours(1).toNanos();
    private static final double SLOW = 1_000;

    private final FillSources world = new FillSources(SampleObject.of(1, 1_000));
    private final SourceChoice choice = world.choice(A, B);
    private final SourceWatch watch = new SourceWatch(choice, SETTINGS);
    private long now = System.nanoTime();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void replacesASilentSource() {
        Transfer quiet = new Transfer(Optional.of(A), STALL.toNanos() - 1, 0);
        Transfer silent = new Transfer(Optional.of(A), STALL.toNanos(), 0);

        look(quiet, silent);

        assertThat(quiet.cancelled).isFalse();
        assertThat(silent.cancelled).isTrue();
        assertThat(choice.isAvoided(A)).isTrue();
    }

    /// All transfers of one source fall silent at once, and its stand-in later: each is left as soon.
    @Test
    void replacesTheSecondSilentSourceAsSoonAsTheFirst() {
        look(new Transfer(Optional.of(A), STALL.toNanos(), 0), new Transfer(Optional.of(A), STALL.toNanos(), 0));
        Transfer silent = new Transfer(Optional.of(B), STALL.toNanos(), 0);

        look(silent);

        assertThat(silent.cancelled).isTrue();
        assertThat(choice.isAvoided(A)).isFalse();
        assertThat(choice.isAvoided(B)).isTrue();
    }

    @Test
    void leavesOneAloneThatNobodyHasAnsweredYet() {
        Transfer asking = new Transfer(Optional.empty(), AGES, SLOW);

        look(asking);

        assertThat(asking.cancelled).isFalse();
    }

    @Test
    void replacesASourceThatCrawlsAndRemembersItForThat() {
        Flow fast = bringing(B);
        Transfer crawling = new Transfer(Optional.of(A), 0, SLOW);
        Transfer other = new Transfer(Optional.of(B), 0, SLOW * 1_000);

        look(crawling, other);

        assertThat(crawling.cancelled).isTrue();
        assertThat(crawling.slow).isTrue();
        assertThat(other.cancelled).isFalse();
        assertThat(choice.isAvoided(A)).isTrue();
        fast.close();
    }

    @Test
    void leavesOneAloneWhoseRateNobodyKnows() {
        Flow fast = bringing(B);
        Transfer heldBack = new Transfer(Optional.of(A), 0, 0);

        look(heldBack);

        assertThat(heldBack.cancelled).isFalse();
        fast.close();
    }

    private void look(Transfer... active) {
        now += Duration.ofSeconds(2).toNanos();
        watch.look(List.of(active), now);
    }

    private Flow bringing(Source source) {
        Flow flow = world.sources.begin(source);
        flow.asked(0);
        flow.came((int) (2_000 * SLOW), Duration.ofSeconds(2).toNanos());
        return flow;
    }

    private static final class Transfer implements SourceWatch.Watched {
        private final Optional<Source> source;
        private final long silence;
        private final double rate;
        private boolean cancelled;
        private boolean slow;

        Transfer(Optional<Source> source, long silence, double rate) {
            this.source = source;
            this.silence = silence;
            this.rate = rate;
        }

        @Override
        public Optional<Source> source() {
            return source;
        }

        @Override
        public long silence(long at) {
            return silence;
        }

        @Override
        public double recentRate() {
            return rate;
        }

        @Override
        public void slow() {
            slow = true;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
