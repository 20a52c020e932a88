package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.distributornode.application.service.fill.FillSources.A;
import static org.distributornode.application.service.fill.FillSources.AGES;
import static org.distributornode.application.service.fill.FillSources.B;
import static org.distributornode.application.service.fill.FillSources.C;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.application.service.media.MediaTypeRule;
import org.distributornode.application.service.source.Fetching;
import org.distributornode.application.service.source.Patience;
import org.distributornode.application.service.source.SourceChoice;
import org.distributornode.application.testkit.InMemoryCacheStore;
import org.distributornode.application.testkit.SampleObject;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Segments;
import org.distributornode.domain.source.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JudgeTest {

    private static final int GROUP = 65_536;
    private static final int SIZE = 5 * GROUP;
    private static final SampleObject SAMPLE = SampleObject.of(1, SIZE);

    private final FillSources world = new FillSources(SAMPLE);
    private final Gathering gathering =
            new Gathering(new InMemoryCacheStore().fill(SAMPLE.object()), new Past(new Spare(0, 0), new Provenance()));
    private Intake intake = intake(new NoDemands());
    private SourceChoice choice = world.choice(A, B, C);

    private Intake intake(Demands demands) {
        return new Intake(SAMPLE.object(), gathering, demands, new MediaTypeRule(_ -> Optional.empty()));
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void bansTheLiarAndKeepsWhatIsGood() throws Exception {
        sent(A, 0, 2 * GROUP);
        sent(B, 2 * GROUP, 4 * GROUP, 3 * GROUP + 7);
        sent(C, 4 * GROUP, SIZE);

        settle();

        assertThat(choice.usable()).containsExactlyInAnyOrder(A, C);
        assertThat(gathering.wasWrong(segments(3 * GROUP, 4 * GROUP))).isTrue();
        assertThat(gathering.wasWrong(segments(0, 3 * GROUP))).isFalse();
        assertThat(gathering.wasWrong(segments(4 * GROUP, SIZE))).isFalse();
    }

    /// The first witness, of whom there is most, repeats its lie, and so hides what the other one had sent.
    @Test
    void bansBothWhoLiedInOneGroup() throws Exception {
        sent(A, 0, 1_000, 10);
        sent(B, 1_000, 4 * GROUP, 2_000);
        sent(C, 4 * GROUP, SIZE);
        world.origin.script(B, new Step.Flips(2_000));

        settle();

        assertThat(choice.usable()).containsExactly(C);
        assertThat(gathering.wasWrong(segments(0, 1))).isTrue();
        assertThat(gathering.wasWrong(segments(GROUP, SIZE))).isFalse();
    }

    @Test
    void sparesWhoSentTheGoodPartOfABadGroup() throws Exception {
        sent(A, 0, 1_000);
        sent(B, 1_000, 2 * GROUP, 2_000);
        sent(C, 2 * GROUP, SIZE);

        settle();

        assertThat(choice.usable()).containsExactlyInAnyOrder(A, C);
    }

    @Test
    void bansAWitnessThatLiesAndBreaksOff() throws Exception {
        sent(A, 0, 3 * GROUP);
        sent(B, 3 * GROUP, 4 * GROUP, 3 * GROUP + 7);
        sent(C, 4 * GROUP, SIZE);
        world.origin.script(A, new Step.Flips(3 * GROUP + 8), new Step.FailsAt(4 * GROUP, Kind.LACKS_OBJECT));

        settle();

        assertThat(world.sources.usable(SAMPLE.id(), List.of(A, B, C))).containsExactly(C);
    }

    @Test
    void blamesNobodyForWhatAnEarlierProcessReceived() throws Exception {
        ByteBuffer wrong = ByteBuffer.wrap(bytes(0, GROUP, 5));
        gathering.fill().write(0, wrong);
        intake.claimPresent().forEach(intake::hash);
        sent(A, GROUP, SIZE);

        settle();

        assertThat(choice.usable()).containsExactlyInAnyOrder(A, B, C);
        assertThat(gathering.wasWrong(segments(0, GROUP))).isTrue();
    }

    @Test
    void asksNobodyWhoAloneSentAll() {
        choice = world.choice(A);
        sent(A, 0, SIZE, 10);

        assertThat(isLost().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);

        assertThat(choice.usable()).isEmpty();
        assertThat(world.origin.fetches()).isEmpty();
    }

    @Test
    void givesUpIfEverybodyLies() {
        sent(A, 0, GROUP);
        sent(B, GROUP, 2 * GROUP);
        sent(C, 2 * GROUP, SIZE, 4 * GROUP);
        List.of(A, B, C).forEach(source -> world.origin.script(source, new Step.Flips(4 * GROUP)));

        assertThat(isLost().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);

        assertThat(choice.usable()).isEmpty();
        assertThat(gathering.present()).isEqualTo(Segments.none());
    }

    /// A may have lied as well: its bytes are worth as much as before.
    @Test
    void keepsWhatOthersThanLiarsHaveSent() {
        sent(A, 0, 2 * GROUP + 7);
        sent(B, 2 * GROUP + 7, SIZE, 3 * GROUP);
        world.origin.script(A, new Step.Fails(Kind.LACKS_OBJECT));
        world.origin.script(B, new Step.Flips(3 * GROUP));
        choice = world.choice(A, B);

        assertThat(isLost().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);

        assertThat(gathering.present()).isEqualTo(segments(0, 2 * GROUP + 7));
        assertThat(gathering.provenance().contributors()).containsExactly(A);
        assertThat(gathering.provenance().isDoubted()).isFalse();
        assertThat(world.sources.usable(SAMPLE.id(), List.of(A, B))).containsExactly(A);
    }

    @Test
    void keepsAllIfNobodyIsKnownToHaveLied() {
        sent(A, 0, 2 * GROUP);
        sent(B, 2 * GROUP, SIZE, 3 * GROUP);
        List.of(A, B, C).forEach(source -> world.origin.script(source, new Step.Fails(Kind.LACKS_OBJECT)));

        assertThat(isLost().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);

        assertThat(gathering.present()).isEqualTo(segments(0, SIZE));
        assertThat(gathering.provenance().isDoubted()).isTrue();
        assertThat(world.sources.usable(SAMPLE.id(), List.of(A, B, C))).containsExactlyInAnyOrder(A, B, C);
    }

    @Test
    void dropsWhatALiarHasSentThoughItHasToGiveWay() {
        intake = intake(new NoDemands(0));
        sent(A, 0, SIZE, 3 * GROUP);

        assertThat(isLost().why()).isEqualTo(BytesLost.Cause.STOPPING);

        assertThat(gathering.present()).isEqualTo(Segments.none());
    }

    /// It has more than all others, and brings its groups too slowly to be waited for.
    @Test
    void doesNotWaitForAWitnessThatDrips() throws Exception {
        Duration noTime = Duration.ofNanos(1);
        choice = new Fetching(world.origin, world.sources, world.threads, new Fetching.Limits(noTime, noTime, AGES))
                .choice(SAMPLE.object(), List.of(A, B, C));
        sent(A, 0, 3 * GROUP);
        sent(B, 3 * GROUP, 4 * GROUP, 3 * GROUP + 7);
        sent(C, 4 * GROUP, SIZE);
        world.origin.script(A, new Step.Chunks(100));

        settle();

        assertThat(world.origin.bytesSent(A)).isEqualTo(100);
        assertThat(world.sources.usable(SAMPLE.id(), List.of(A, B, C))).containsExactlyInAnyOrder(A, C);
    }

    @Test
    void endsAmidstAWitnessWhenTheTimeForTheWholeIsOver() {
        choice = new Fetching(
                        world.origin,
                        world.sources,
                        world.threads,
                        new Fetching.Limits(AGES, AGES, Duration.ofMillis(500)))
                .choice(SAMPLE.object(), List.of(A, B));
        Patience.Held held = choice.patience().hold();
        AtomicInteger looks = new AtomicInteger();
        intake = intake(new NoDemands(() -> {
            if (looks.incrementAndGet() == 2) {
                held.close();
            }
            while (looks.get() == 2 && !choice.isLate()) {
                Thread.onSpinWait();
            }
            return false;
        }));
        sent(A, 0, 3 * GROUP);
        sent(B, 3 * GROUP, SIZE, 3 * GROUP + 7);
        world.origin.script(A, new Step.Chunks(100));

        assertThat(isLost().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);

        assertThat(world.origin.bytesSent()).isEqualTo(100);
    }

    /// The liar would be heard instead, and nobody be left.
    @Test
    void hearsAWitnessAgainThatFails() throws Exception {
        choice = world.choice(A, B);
        sent(A, 0, GROUP, 10);
        sent(B, GROUP, SIZE);
        world.origin.script(A, new Step.Flips(10));
        Step cut = new Step.Once(new Step.FailsAt(0, Kind.CUT_SHORT));
        world.origin.script(B, cut, cut);

        settle();

        assertThat(choice.usable()).containsExactly(B);
        assertThat(world.origin.bytesSent(A)).isZero();
    }

    @Test
    void asksNobodyWhereItHasToGiveWay() {
        intake = intake(new NoDemands(0));
        sent(A, 0, 2 * GROUP);
        sent(B, 2 * GROUP, SIZE, 3 * GROUP + 7);

        assertThat(isLost().why()).isEqualTo(BytesLost.Cause.STOPPING);

        assertThat(world.origin.fetches()).isEmpty();
    }

    @Test
    void endsAmidstAWitnessWhenItHasToGiveWay() {
        intake = intake(new NoDemands(1));
        sent(A, 0, 3 * GROUP);
        sent(B, 3 * GROUP, SIZE, 3 * GROUP + 7);
        world.origin.script(A, new Step.Chunks(100));

        assertThat(isLost().why()).isEqualTo(BytesLost.Cause.STOPPING);

        assertThat(world.origin.fetches()).hasSize(1);
        assertThat(world.origin.bytesSent(A)).isEqualTo(100);
        assertThat(choice.usable()).containsExactlyInAnyOrder(A, B, C);
    }

    /// Nothing comes of it, and no time-out is waited for.
    @Test
    void endsTheWaitForASilentWitnessWhenItHasToGiveWay() throws Exception {
        AtomicBoolean givenUp = new AtomicBoolean();
        intake = intake(new NoDemands(givenUp::get));
        sent(A, 0, 3 * GROUP);
        sent(B, 3 * GROUP, SIZE, 3 * GROUP + 7);
        world.origin.script(A, new Step.HoldsAt(3 * GROUP + 100));
        Judge judge = new Judge(SAMPLE.object(), choice, world.fetching, gathering, intake);
        Future<Boolean> interrupted = world.threads.submit(() -> {
            assertThatExceptionOfType(BytesLost.class).isThrownBy(judge::settle);
            return Thread.currentThread().isInterrupted();
        });
        world.origin.awaitHeld(A, 1);

        givenUp.set(true);
        judge.giveWay();

        assertThat(interrupted.get()).isFalse();
        assertThat(world.origin.openTransfers()).isZero();
        assertThat(choice.usable()).containsExactlyInAnyOrder(A, B, C);
    }

    private BytesLost isLost() {
        return catchThrowableOfType(
                BytesLost.class, () -> new Judge(SAMPLE.object(), choice, world.fetching, gathering, intake).settle());
    }

    private void settle() throws InterruptedException {
        assertThat(new Judge(SAMPLE.object(), choice, world.fetching, gathering, intake)
                        .settle()
                        .root())
                .isEqualTo(SAMPLE.object().hash());
        ByteBuffer all = ByteBuffer.allocate(SIZE);
        while (all.hasRemaining()) {
            gathering.readAnyway(all.position(), all);
        }
        assertThat(all.array()).isEqualTo(SAMPLE.content());
    }

    /// @param flipped positions that are wrong
    private void sent(Source source, int from, int to, int... flipped) {
        intake.take(source, new GroupStream(SIZE), from, ByteBuffer.wrap(bytes(from, to, flipped)));
    }

    private static byte[] bytes(int from, int to, int... flipped) {
        byte[] bytes = Arrays.copyOfRange(SAMPLE.content(), from, to);
        for (int position : flipped) {
            bytes[position - from] ^= 1;
        }
        return bytes;
    }

    private static Segments segments(long from, long to) {
        return Segments.of(List.of(ByteSlice.between(from, to)));
    }
}
