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

    private static Requests of(Spare spare) {
        return new Requests(spare, SETTINGS);
    }

    /// @param received in a tenth of a second
    private static long after(long received, Duration answerTime) {
        Requests requests = of(Spare.of(MIB));
        requests.look(-5, 1_000, Stream.of(answerTime));
        requests.look(TENTH - 5, 1_000 + received, Stream.of(Duration.ZERO, answerTime));
        return requests.most(0, 0);
    }

    @Test
    void areAsLongAsCanBeWhileNobodySeeks() {
        assertThat(of(Spare.of(10 * MIB)).most(0, 0)).isEqualTo(MOST);
        assertThat(of(Spare.of(10 * MIB)).limits()).isEqualTo(SETTINGS.limits());
    }

    /// A mebibyte comes in a twentieth of a second, and as much is lost by an end.
    @Test
    void areShortOnceTheObjectCouldNotAffordToEndThem() {
        Spare spare = Spare.of(256 * MIB);
        Requests requests = fast(spare);
        assertThat(requests.most(0, 4 * MIB)).isEqualTo(MOST);
        assertThat(requests.most(0, 4 * MIB + 1)).isEqualTo(MIB);

        spare.spend(3 * MIB);
        assertThat(requests.most(MIB - MIB / 16, 0)).isEqualTo(MOST);
        assertThat(requests.most(MIB - MIB / 16, 1)).isEqualTo(MIB);
        spare.spend(MIB + 1);
        assertThat(requests.most(0, 0)).isEqualTo(MIB);
    }

    /// Who never seeks is sent all by one request, though that could not be ended.
    @Test
    void areShortOnceSomebodyHasSoughtInAnObjectThatCannotAffordASingleEnd() {
        Spare spare = Spare.of(32 * MIB);
        Requests requests = fast(spare);
        assertThat(requests.most(0, 0)).isEqualTo(MOST);
        assertThat(requests.most(1, 0)).isEqualTo(MIB);

        spare.spend(1);
        assertThat(requests.most(0, 0)).isEqualTo(MIB);
    }

    @Test
    void areShortAsLongAsNobodyKnowsHowFastTheyComeAndSomebodyHasSought() {
        Spare spare = Spare.of(256 * MIB);
        spare.spend(1);

        assertThat(of(spare).most(0, 0)).isEqualTo(MIB);
    }

    /// Who seeks again and again has less come in all than a source could send.
    @Test
    void areShortIfToEndOneAsFastAsOneWasCouldNotBePaid() {
        Requests requests = fast(sought());
        assertThat(requests.most(0, 0)).isEqualTo(MOST);

        requests.known(60 * MIB);
        assertThat(requests.most(0, 0)).isEqualTo(MIB);
        requests.known(0);
        assertThat(requests.most(0, 0)).isEqualTo(MIB);
    }

    /// What comes in bursts may come in bursts from the next transfer on as well.
    @Test
    void areExpectedToBeSilentAsLongAsOneWas() {
        Requests requests = fast(sought());
        requests.silent(400);
        requests.silent(300);

        assertThat(requests.expected()).isEqualTo(new Waste.Expected(requests.rate(), 400));
    }

    /// A source may become a little faster, and has to be ended all the same.
    @Test
    void areShortIfToEndOneALittleFasterCouldNotBePaidOnceSomebodyHasSought() {
        Spare spare = Spare.of(256 * MIB);
        Requests requests = fast(spare);
        spare.spend(1);
        requests.known(20.0 * left(spare) / 1.05);

        assertThat(requests.most(0, 0)).isEqualTo(MIB);
        requests = fast(spare);
        requests.known(20.0 * left(spare) / 1.07);
        assertThat(requests.most(0, 0)).isEqualTo(MOST);
    }

    private static long left(Spare spare) {
        return spare.left().endings();
    }

    /// Who is looked after more often has not been slow for longer.
    @Test
    void areNoLongerForBeingLookedAtOften() {
        Requests requests = fast(sought());
        requests.known(60 * MIB);

        for (int look = 0; look < 1_000; look++) {
            requests.look(TENTH + look, 2 * MIB + 1, Stream.of());
            requests.known(20 * MIB);
        }

        assertThat(requests.most(0, 0)).isEqualTo(MIB);
    }

    @Test
    void areShortOfAnObjectThatCanSpareNothing() {
        assertThat(of(Spare.of(4 * MIB - 1)).most(0, 0)).isEqualTo(MIB);
        assertThat(of(new Spare(64 * MIB, -5)).most(0, 0)).isEqualTo(MIB);
    }

    /// Of an object in which clients have sought.
    private static Spare sought() {
        Spare spare = Spare.of(256 * MIB);
        spare.spend(2 * MIB + 1);
        return spare;
    }

    private static Requests fast(Spare spare) {
        Requests requests = of(spare);
        requests.look(0, 1, Stream.of());
        requests.look(TENTH, 2 * MIB + 1, Stream.of());
        return requests;
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
