package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.asset.Rig.FIRST;
import static org.distributornode.application.service.asset.Rig.HELD_BACK;
import static org.distributornode.application.service.asset.Rig.SECOND;
import static org.distributornode.application.service.asset.Rig.THIRD;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Refused;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Served;
import org.distributornode.application.usecase.asset.ServeAsset.Via;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.event.NodeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sources that lie, break off, stall, or do not answer.
final class UntrustedSourcesTest {

    private static final int SIZE = 200_000;

    private Rig rig = new Rig();

    @AfterEach
    void end() {
        rig.close();
    }

    @Nested
    class WrongBytes {

        @ParameterizedTest
        @ValueSource(longs = {0, 65_535, 65_536, 150_000, SIZE - 1})
        void neverCompleteAWholeAnswerThatHasBegun(long flipped) {
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.origin.script(FIRST, new Step.Flips(flipped), new Step.HoldsAt(SIZE - 1));
            Client client = rig.read(object).await(1);

            rig.origin.release(FIRST);

            assertThat(client.loss().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);
            assertThat(client.count()).isLessThanOrEqualTo(SIZE - HELD_BACK);
            rig.settle();
            assertThat(rig.store.find(object.id())).isEmpty();
            assertThat(rig.store.open(object.id())).isEmpty();
        }

        @Test
        void areTriedAtAnotherSourceIfNothingWasSent() {
            byte[] bytes = rig.content(HELD_BACK);
            DataObject object = rig.publish(1, bytes, FIRST, SECOND);
            rig.origin.script(FIRST, new Step.Flips(10));
            rig.origin.script(SECOND, new Step.HoldsAnswer());

            Client client = rig.read(object);
            rig.origin.awaitFetches(2);
            rig.origin.release(SECOND);

            assertThat(client.all()).isEqualTo(bytes);
        }

        @Test
        void banTheirSourceForTheObject() {
            DataObject object = rig.publish(1, rig.content(1_000), FIRST);
            DataObject other = rig.publish(2, rig.content(1_000), FIRST);
            rig.origin.script(FIRST, new Step.Flips(10));
            rig.read(object).loss();
            rig.settle();
            rig.origin.script(FIRST);

            assertThat(((Refused) rig.get(object)).why()).isInstanceOf(Refusal.NoSource.class);
            assertThat(rig.read(other).all()).hasSize(1_000);
            rig.clock.advance(Duration.ofHours(1));
            assertThat(rig.read(object).all()).hasSize(1_000);
            assertThat(rig.journal.read(0, 100))
                    .extracting(recorded -> recorded.event())
                    .contains(new NodeEvent.ObjectRejected(
                            rig.clock.instant().minus(Duration.ofHours(1)), object.id(), "http://first"));
        }

        @Test
        void areFoundThoughTheFillWasTakenUpAgain() {
            DataObject object = rig.publish(1, rig.content(SIZE), FIRST, SECOND);
            rig.origin.script(FIRST, new Step.Flips(10), new Step.FailsAt(150_000, Kind.CUT_SHORT));
            rig.origin.script(SECOND, new Step.Fails(Kind.REFUSED));
            rig.read(object).awaitEnd();
            rig.settle();
            assertThat(rig.partials.count()).isOne();

            rig.origin.script(FIRST, new Step.Fails(Kind.REFUSED));
            rig.origin.script(SECOND);
            rig.read(object).awaitEnd();
            rig.settle();

            assertThat(rig.store.heldIds()).containsExactly(object.id());
            assertThat(rig.sources.usable(object.id(), List.of(FIRST, SECOND))).containsExactly(SECOND);
        }

        @Test
        void costNothingThatOthersHaveSentThoughNobodyHasTheRightOnes() {
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST, SECOND);
            rig.origin.script(FIRST, new Step.FailsAt(100_000, Kind.LACKS_OBJECT));
            rig.origin.script(SECOND, new Step.Flips(150_000));
            rig.read(object).awaitEnd();
            rig.settle();
            long sent = rig.origin.bytesSent(FIRST);

            rig.origin.script(FIRST);
            assertThat(rig.read(object).all()).isEqualTo(bytes);
            rig.settle();

            assertThat(rig.origin.bytesSent(FIRST) - sent).isEqualTo(SIZE - 100_000);
            assertThat(rig.held.capacity().reserved()).isZero();
        }

        /// Whoever could tell which are wrong is gone, and comes back.
        @Test
        void areServedToNobodyAsLongAsNobodyTellsWhichAre() {
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST, SECOND);
            rig.origin.script(FIRST, new Step.Flips(10), new Step.FailsAt(100_000, Kind.LACKS_OBJECT));
            rig.origin.script(SECOND, new Step.HoldsAt(SIZE - 1));
            Client whole = rig.read(object);
            rig.origin.awaitHeld(SECOND, 1);
            rig.origin.script(SECOND, new Step.Fails(Kind.LACKS_OBJECT));
            rig.origin.release(SECOND);
            whole.awaitEnd();
            rig.settle();
            long sent = rig.origin.bytesSent(SECOND);

            rig.origin.script(SECOND, new Step.HoldsAnswer());
            Client part = rig.range(object, 0, 1_000);
            rig.origin.awaitHeld(SECOND, 1);
            assertThat(part.hasMore()).isFalse();
            rig.origin.release(SECOND);

            assertThat(part.all()).isEqualTo(Arrays.copyOf(bytes, 1_000));
            rig.settle();
            assertThat(rig.origin.bytesSent(SECOND) - sent).isEqualTo(2 * 65_536);
            assertThat(rig.sources.usable(object.id(), List.of(FIRST, SECOND))).containsExactly(SECOND);
        }

        /// Nobody knows who sent what an earlier process has left, and it may have been the liar.
        @Test
        void areServedToNobodyThoughTheLiarSentThemBeforeARestart() {
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.origin.script(FIRST, new Step.Flips(10), new Step.FailsAt(100_000, Kind.LACKS_OBJECT));
            rig.read(object).awaitEnd();
            rig.settle();
            rig = rig.restarted();
            rig.origin.script(FIRST, new Step.Flips(10), new Step.Once(new Step.HoldsAt(149_999)));
            rig.clock.advance(Duration.ofHours(2));
            assertThat(rig.range(object, 150_000, SIZE).all()).hasSize(SIZE - 150_000);
            rig.origin.awaitHeld(FIRST, 1);
            rig.origin.release(FIRST);
            rig.settle();
            assertThat(rig.partials.count()).isOne();

            rig.origin.script(FIRST, new Step.HoldsAnswer());
            rig.clock.advance(Duration.ofHours(2));
            Client part = rig.range(object, 0, 1_000);
            rig.origin.awaitHeld(FIRST, 1);
            assertThat(part.hasMore()).isFalse();
            rig.origin.release(FIRST);

            assertThat(part.all()).isEqualTo(Arrays.copyOf(bytes, 1_000));
        }

        @Test
        void areRefetchedFromOneSourceWhenSeveralMayHaveLied() {
            byte[] bytes = rig.content(HELD_BACK);
            DataObject object = rig.publish(1, bytes, FIRST, SECOND, THIRD);
            rig.origin.script(FIRST, new Step.Flips(10), new Step.FailsAt(1_000, Kind.CUT_SHORT));

            assertThat(rig.read(object).all()).isEqualTo(bytes);
        }

        @Test
        void cutAPartThatIsStillOpen() {
            DataObject object = rig.publish(1, rig.content(SIZE), FIRST);
            rig.origin.script(FIRST, new Step.Flips(10), new Step.HoldsAt(SIZE / 2));
            Client part = rig.range(object, 0, SIZE - 1).await(SIZE / 2);
            rig.origin.release(FIRST);
            rig.settle();

            assertThat(part.loss().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);
            assertThat(part.count()).isLessThan(SIZE - 1);
        }

        @Test
        void cutAPartThatTheSystemSends() {
            DataObject object = rig.publish(1, rig.content(SIZE), FIRST);
            rig.origin.script(FIRST, new Step.Flips(10), new Step.HoldsAt(SIZE / 2));
            Client part = rig.range(object, 0, SIZE - 1).awaitTaken(SIZE / 2);
            rig.origin.release(FIRST);
            rig.settle();

            assertThat(part.loss().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);
        }
    }

    @Nested
    class BrokenTransfers {

        @ParameterizedTest
        @ValueSource(longs = {0, 1, 65_535, 65_536, 65_537, SIZE - 1})
        void goOnAtAnotherSource(long cut) {
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST, SECOND);
            rig.origin.script(FIRST, new Step.FailsAt(cut, Kind.CUT_SHORT));

            assertThat(rig.read(object).all()).isEqualTo(bytes);
            assertThat(rig.origin.bytesSent()).isEqualTo(SIZE);
        }

        @Test
        void endTheAnswerWhenNobodyGoesOn() {
            DataObject object = rig.publish(1, rig.content(SIZE), FIRST);
            rig.origin.script(FIRST, new Step.FailsAt(100_000, Kind.CUT_SHORT));

            Client client = rig.read(object);

            assertThat(client.loss().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);
            assertThat(client.count()).isLessThanOrEqualTo(100_000);
        }

        @Test
        void areGivenUpWhenTheyBreakOffAgainAndAgain() {
            DataObject object = rig.publish(1, rig.content(SIZE), FIRST);
            rig.origin.script(FIRST, new Step.FailsAfter(1, Kind.CUT_SHORT));

            assertThat(rig.read(object).loss().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);
            assertThat(rig.origin.fetches()).hasSize(3);
        }

        @Test
        void areAskedAsOftenAsTheySendMuchEachTime() {
            byte[] bytes = rig.content(4_500_000);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.origin.script(FIRST, new Step.FailsAfter(1_048_576, Kind.CUT_SHORT));

            assertThat(rig.read(object).all()).isEqualTo(bytes);
        }

        @Test
        void neverAnswerAndAreOvertaken() {
            rig.close();
            rig = new Rig(new Rig.Settings(10_000_000, 5_000_000, 4, Rig.SOON));
            byte[] bytes = rig.content(1_000);
            DataObject object = rig.publish(1, bytes, FIRST, SECOND);
            rig.origin.script(FIRST, new Step.HoldsAnswer());

            assertThat(rig.read(object).all()).isEqualTo(bytes);
            rig.settle();
            assertThat(rig.origin.openTransfers()).isZero();
        }

        @Test
        void haveAnotherObjectThanPromised() {
            byte[] bytes = rig.content(1_000);
            DataObject object = rig.publish(1, bytes, FIRST, SECOND);
            rig.origin.script(FIRST, new Step.Fails(Kind.OTHER_OBJECT));

            assertThat(rig.read(object).all()).isEqualTo(bytes);
            assertThat(rig.sources.usable(object.id(), java.util.List.of(FIRST, SECOND)))
                    .containsExactly(SECOND);
        }
    }

    @Nested
    class HandedThrough {

        @Test
        void keepsNothingAndProvesTheWhole() {
            smallCache();
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST);

            Served served = rig.whole(object);

            assertThat(served.via()).isEqualTo(Via.EXTERNAL);
            assertThat(served.freshness()).isEqualTo(Freshness.MISS);
            assertThat(Client.whole(served.bytes()).all()).isEqualTo(bytes);
            assertThat(rig.store.find(object.id())).isEmpty();
            assertThat(rig.whole(object).via()).isEqualTo(Via.EXTERNAL);
        }

        @Test
        void asksTheSourceForTheRangeAlone() {
            smallCache();
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST);

            byte[] part = rig.range(object, 100_000, 100_500).all();

            assertThat(part).isEqualTo(Arrays.copyOfRange(bytes, 100_000, 100_500));
            assertThat(rig.origin.bytesSent()).isEqualTo(500);
        }

        @Test
        void neverCompletesWrongBytes() {
            smallCache();
            DataObject object = rig.publish(1, rig.content(SIZE), FIRST);
            rig.origin.script(FIRST, new Step.Flips(5));

            Client client = rig.read(object);

            assertThat(client.loss().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);
            assertThat(client.count()).isLessThanOrEqualTo(SIZE - HELD_BACK);
            assertThat(((Refused) rig.get(object)).why()).isInstanceOf(Refusal.NoSource.class);
        }

        @Test
        void takesNoMoreThanItsReader() {
            smallCache();
            byte[] bytes = rig.content(2_000_000);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.origin.script(FIRST, new Step.Chunks(10_000));

            AssetBytes slow = rig.whole(object).bytes();
            ByteBuffer taken = ByteBuffer.allocate(bytes.length);
            while (taken.hasRemaining()) {
                new Client(slow, taken.position(), bytes.length).awaitMore();
                slow.read(taken.position(), taken);

                assertThat(rig.origin.bytesSent() - taken.position()).isLessThan(500_000);
            }
            assertThat(taken.array()).isEqualTo(bytes);
        }

        @Test
        void goesOnAtAnotherSource() {
            smallCache();
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST, SECOND);
            rig.origin.script(FIRST, new Step.FailsAt(70_000, Kind.TIMED_OUT));

            assertThat(rig.read(object).all()).isEqualTo(bytes);
        }

        private void smallCache() {
            rig.close();
            rig = new Rig(new Rig.Settings(10_000_000, 100_000, 4, Rig.AGES));
        }
    }
}
