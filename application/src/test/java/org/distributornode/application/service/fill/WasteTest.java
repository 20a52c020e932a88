package org.distributornode.application.service.fill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WasteTest {

    private TimedFlow sending = new TimedFlow();
    private Waste waste = new Waste(Waste.Expected.NOTHING);

    @AfterEach
    void end() {
        sending.close();
    }

    @Test
    void isAnybodysGuessAtFirst() {
        sending.pass(90, 1_000_000);

        assertThat(loss()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void isWhatComesInATwentiethOfASecond() {
        sending.pass(200, 200_000);

        assertThat(loss()).isEqualTo(50_000);
    }

    @Test
    void growsWhileNobodyTakesWhatIsSent() {
        sending.pass(200, 200_000);

        waste.pause(sending.flow, sending.now);
        sending.elapse(60);
        assertThat(loss()).isEqualTo(110_000);
        sending.elapse(40);
        waste.resume(sending.flow, sending.now);

        assertThat(loss()).isEqualTo(150_000);
        assertThat(waste.least(sending.flow, sending.now)).isEqualTo(50_000);
    }

    @Test
    void growsWithEachPause() {
        sending.pass(200, 200_000);
        pause(40_000_000);
        sending.pass(10, 10_000);
        pause(60_000_000);

        assertThat(loss()).isEqualTo(150_000);
    }

    /// Who is held for less is not held at all.
    @Test
    void growsByNoPauseOfLessThanAMillisecond() {
        sending.pass(200, 200_000);
        pause(999_999);
        assertThat(loss()).isEqualTo(50_000);

        pause(1_000_000);
        assertThat(loss()).isEqualTo(51_000);
    }

    @Test
    void outweighsWhatIsNotWorthARequest() {
        sending.pass(200, 200_000);

        assertThat(outweighs(65_536)).isTrue();
        assertThat(outweighs(65_537)).isFalse();
    }

    @Test
    void outweighsWhatComesTwiceForLess() {
        assertThat(outweighs(Long.MAX_VALUE)).isTrue();
        sending.pass(200, 400_000);

        assertThat(outweighs(100_000)).isTrue();
        assertThat(outweighs(100_001)).isFalse();
    }

    /// Whoever has to wait for bytes again has taken those that were sent before.
    @Test
    void isAsBeforeOnceWhatWasSentHasBeenTaken() {
        sending.pass(200, 200_000);
        waste.pause(sending.flow, sending.now);
        sending.elapse(1_000);
        waste.resume(sending.flow, sending.now);

        sending.pass(0, 1_000_000);
        sending.pass(49, 49_000);
        assertThat(loss()).isEqualTo(1_050_000);
        sending.pass(1, 1_000);

        assertThat(loss()).isEqualTo(50_000);
    }

    @Test
    void isExpectedOfASourceThatHasToldNothing() {
        waste = new Waste(new Waste.Expected(2_000_000, 0));
        sending.pass(90, 1_000_000);

        assertThat(loss()).isEqualTo(100_000);
        sending.pass(110, 1_000_000);
        assertThat(loss()).isEqualTo(500_000);
    }

    @Test
    void isNothingOnceTheSourceWasSeenToBeSilent() {
        sending.pass(200, 200_000);
        beSilent(400);

        assertThat(loss()).isZero();
    }

    /// What comes in bursts may be on its way again at any moment, and would have come in vain.
    @Test
    void isTheSameWhileASourceIsSilentThatWentOnAfterAsLong() {
        sending.pass(200, 200_000);
        beSilent(400);
        sending.flow.came(400_000, sending.now);

        beSilent(700);
        assertThat(loss()).isEqualTo(50_000);
        staySilent(100);
        assertThat(loss()).isZero();
    }

    @Test
    void isTheSameWhileASourceIsSilentAsLongAsOneBefore() {
        sending.pass(200, 200_000);
        beSilent(400);
        sending.flow.came(1, sending.now);
        waste.looked(sending.flow, sending.now);

        waste = new Waste(new Waste.Expected(0, waste.longestSilence()));
        sending.close();
        sending = new TimedFlow();
        sending.pass(200, 200_000);
        beSilent(700);
        assertThat(loss()).isEqualTo(50_000);
        staySilent(100);
        assertThat(loss()).isZero();
    }

    @Test
    void isNothingAfterTwoSecondsHoweverLongASourceWasSilentBefore() {
        waste = new Waste(new Waste.Expected(0, 20_000_000_000L));
        sending.pass(200, 200_000);

        beSilent(1_900);
        assertThat(loss()).isEqualTo(50_000);
        staySilent(100);
        assertThat(loss()).isZero();
    }

    @Test
    void isTheSameIfThisProcessWasSilent() {
        sending.pass(200, 200_000);
        sending.flow.asked(sending.now);
        sending.elapse(10_000);
        waste.looked(sending.flow, sending.now);
        waste.looked(sending.flow, sending.now);
        waste.looked(sending.flow, sending.now);
        waste.looked(sending.flow, sending.now);

        assertThat(loss()).isEqualTo(50_000);
    }

    private void beSilent(int millis) {
        sending.flow.asked(sending.now);
        staySilent(millis);
    }

    /// Looked at ten times a second.
    private void staySilent(int millis) {
        for (int look = 0; look <= millis; look += 100) {
            waste.looked(sending.flow, sending.now);
            sending.elapse(look < millis ? 100 : 0);
        }
    }

    private boolean outweighs(long twice) {
        return waste.outweighs(twice, sending.flow, sending.now);
    }

    private void pause(long nanos) {
        waste.pause(sending.flow, sending.now);
        sending.now += nanos;
        waste.resume(sending.flow, sending.now);
    }

    private long loss() {
        return waste.of(sending.flow, sending.now);
    }
}
