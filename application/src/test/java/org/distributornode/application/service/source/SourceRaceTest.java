package org.distributornode.application.service.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.application.service.event.Events;
import org.distributornode.application.testkit.InMemoryJournal;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.ScriptedOrigin;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Times here are either so short that a test can wait for them, or so long that it would fail if it had to.
final class SourceRaceTest {

    private static final Duration AGES = Duration.ofHours(1);
    private static final Duration AN_INSTANT = Duration.ofMillis(5);
    private static final Source A = source("a");
    private static final Source B = source("b");
    private static final SampleObject SAMPLE = SampleObject.of(1, 1_000);

    private final ScriptedOrigin origin = new ScriptedOrigin().holds(A, SAMPLE).holds(B, SAMPLE);
    private final Sources sources = new Sources(InstantSource.system(), new Events(new InMemoryJournal()), AGES);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Source> failed = new ArrayList<>();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void asksOneSourceIfItAnswers() throws Exception {
        Hedges hedges = hedges(AGES, 10);

        assertThat(winner(hedges, AGES)).contains(A);
        assertThat(origin.fetches()).hasSize(1);
        assertThat(hedges.counts()).isEqualTo(new Fetching.HedgeCounts(0, 0));
    }

    @Test
    void asksAnotherOneBesideASourceThatIsSlowerThanUsual() throws Exception {
        Hedges hedges = hedges(AGES, 10);
        for (int i = 0; i < 20; i++) {
            sources.answered(A, Duration.ofMillis(1));
        }
        origin.script(A, new Step.HoldsAnswer());

        assertThat(winner(hedges, AGES)).contains(B);
        assertThat(hedges.counts()).isEqualTo(new Fetching.HedgeCounts(1, 1));
        assertThat(failed).isEmpty();
    }

    @Test
    void letsTheSlowOneWinIfItIsSoonerAfterAll() throws Exception {
        Hedges hedges = hedges(AN_INSTANT, 10);
        origin.script(A, new Step.HoldsAnswer());
        origin.script(B, new Step.HoldsAnswer());
        threads.execute(() -> {
            origin.awaitHeld(B, 1);
            origin.release(A);
        });

        assertThat(winner(hedges, AGES)).contains(A);
        assertThat(hedges.counts()).isEqualTo(new Fetching.HedgeCounts(1, 0));
    }

    @Test
    void doesNotHedgeMoreThanAShareOfTheRequests() throws Exception {
        Hedges hedges = hedges(AN_INSTANT, 1);
        origin.script(A, new Step.HoldsAnswer());
        assertThat(winner(hedges, AGES)).contains(B);

        assertThat(winner(hedges, Duration.ofMillis(100))).isEmpty();

        assertThat(origin.fetches()).hasSize(3);
        assertThat(hedges.counts().asked()).isOne();
        assertThat(failed).containsExactly(A);
    }

    @Test
    void blamesNoSourceThatItDoesNotComeToAsk() throws Exception {
        Hedges hedges = hedges(AN_INSTANT, 10);

        assertThat(winner(hedges, Duration.ofMillis(100), _ -> {})).isEmpty();

        assertThat(hedges.counts().asked()).isZero();
        assertThat(failed).containsExactly(A);
    }

    @Test
    void asksTheNextOneAtOnceIfOneFails() throws Exception {
        Hedges hedges = hedges(AGES, 0);
        origin.script(A, new Step.Fails(Kind.REFUSED));

        assertThat(winner(hedges, AGES)).contains(B);
        assertThat(hedges.counts().asked()).isZero();
        assertThat(failed).containsExactly(A);
    }

    @Test
    void prefersWhoSendsJustThePartThatIsWanted() throws Exception {
        Hedges hedges = hedges(AGES, 0);
        origin.script(A, new Step.IgnoresRanges());

        assertThat(winner(hedges, AGES, ByteSlice.between(500, 600))).contains(B);
        assertThat(sources.isLinear(A)).isTrue();
        assertThat(sources.isLinear(B)).isFalse();
        assertThat(failed).isEmpty();
        assertThat(origin.openTransfers()).isZero();
    }

    @Test
    void takesWhoSendsAllWhereItsBeginningIsWanted() throws Exception {
        origin.script(A, new Step.IgnoresRanges());

        assertThat(winner(hedges(AGES, 0), AGES, ByteSlice.between(0, 100))).contains(A);
    }

    @Test
    void takesWhoSendsAllIfNobodyElseAgrees() throws Exception {
        origin.script(A, new Step.IgnoresRanges());
        origin.script(B, new Step.Fails(Kind.REFUSED));

        assertThat(winner(hedges(AGES, 0), AGES, ByteSlice.between(500, 600))).contains(A);
        assertThat(failed).containsExactly(B);
    }

    @Test
    void takesWhoSendsAllIfNobodyElseAnswers() throws Exception {
        origin.script(A, new Step.IgnoresRanges());
        origin.script(B, new Step.HoldsAnswer());

        assertThat(winner(hedges(AN_INSTANT, 10), AGES, ByteSlice.between(500, 600)))
                .contains(A);
    }

    @Test
    void asksOnceIfAllAreKnownToSendAll() throws Exception {
        origin.script(A, new Step.IgnoresRanges());
        sources.sentPart(A, false);
        sources.sentPart(B, false);

        assertThat(winner(hedges(AGES, 0), AGES, ByteSlice.between(500, 600))).contains(A);
        assertThat(origin.fetches()).hasSize(1);
    }

    @Test
    void endsWithTheNode() {
        threads.shutdown();

        assertThat(catchThrowableOfType(BytesLost.class, () -> winner(hedges(AGES, 0), AGES))
                        .why())
                .isEqualTo(BytesLost.Cause.STOPPING);
    }

    private Hedges hedges(Duration atMost, int share) {
        return new Hedges(sources, new Hedging(atMost, 95, share));
    }

    private Optional<Source> winner(Hedges hedges, Duration within) throws InterruptedException {
        return winner(hedges, within, SAMPLE.object().whole());
    }

    private Optional<Source> winner(Hedges hedges, Duration within, Executor asking) throws InterruptedException {
        return winner(hedges, within, SAMPLE.object().whole(), asking);
    }

    private Optional<Source> winner(Hedges hedges, Duration within, ByteSlice slice) throws InterruptedException {
        return winner(hedges, within, slice, threads);
    }

    private Optional<Source> winner(Hedges hedges, Duration within, ByteSlice slice, Executor asking)
            throws InterruptedException {
        SourceRace.Lap lap = new SourceRace.Lap(SAMPLE.object(), slice);
        Optional<SourceRace.Won> won = new SourceRace(origin, sources, asking, hedges)
                .run(
                        lap,
                        new ArrayDeque<>(List.of(A, B)),
                        System.nanoTime() + within.toNanos(),
                        declined -> failed.add(declined.source()));
        won.ifPresent(one -> one.transfer().close());
        return won.map(SourceRace.Won::source);
    }

    private static Source source(String host) {
        return new Source(URI.create("http://" + host + "/api/v1"), Source.Kind.STORAGE_NODE);
    }
}
