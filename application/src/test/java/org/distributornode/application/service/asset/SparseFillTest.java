package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.asset.Rig.FIRST;
import static org.distributornode.application.service.asset.Rig.SECOND;
import static org.distributornode.application.service.asset.Rig.THIRD;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Refused;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Served;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Objects come in wherever somebody needs them first.
final class SparseFillTest {

    private static final int SIZE = 400_000;
    private static final int GROUP = 65_536;

    private Rig rig = new Rig();

    @AfterEach
    void end() {
        rig.close();
    }

    @Nested
    class Demands {

        @Test
        void areServedWhileTheBeginningIsStuck() {
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.origin.script(FIRST, new Step.Chunks(10_000), new Step.Once(new Step.HoldsAt(50_000)));
            Client fromTheStart = rig.read(object).await(50_000);

            byte[] part = rig.range(object, 300_000, 310_000).all();
            Client toTheEnd = rig.range(object, 350_000, SIZE);

            assertThat(part).isEqualTo(Arrays.copyOfRange(bytes, 300_000, 310_000));
            assertThat(toTheEnd.all()).isEqualTo(Arrays.copyOfRange(bytes, 350_000, SIZE));
            rig.origin.release(FIRST);
            assertThat(fromTheStart.all()).isEqualTo(bytes);
            rig.settle();
            assertThat(rig.whole(object).freshness()).isEqualTo(Freshness.HIT);
            assertThat(rig.origin.bytesSent()).isEqualTo(SIZE);
        }

        @Test
        void thatOverlapShareOneTransfer() {
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.origin.script(
                    FIRST,
                    new Step.Chunks(10_000),
                    new Step.Once(new Step.HoldsAt(50_000)),
                    new Step.Once(new Step.HoldsAt(305_000)));
            Client fromTheStart = rig.read(object).await(50_000);
            Client one = rig.range(object, 300_000, 320_000).await(5_000);

            Client other = rig.range(object, 301_000, 319_000).await(4_000);
            Client third = rig.range(object, 305_000, 320_000);
            third.takeNow();

            assertThat(rig.origin.fetches())
                    .filteredOn(fetch -> fetch.slice().overlaps(ByteSlice.between(300_000, 320_000)))
                    .hasSize(2);
            rig.origin.release(FIRST);
            assertThat(one.all()).isEqualTo(Arrays.copyOfRange(bytes, 300_000, 320_000));
            assertThat(other.all()).isEqualTo(Arrays.copyOfRange(bytes, 301_000, 319_000));
            assertThat(third.all()).isEqualTo(Arrays.copyOfRange(bytes, 305_000, 320_000));
            assertThat(fromTheStart.all()).isEqualTo(bytes);
            assertThat(rig.origin.bytesSent()).isEqualTo(SIZE);
        }

        /// The source may send just the two parts, or less than that of what lies between them.
        @Test
        void ofOneAnswerDoNotWaitForWhatLiesBetweenThem() {
            int size = 4_000_000;
            byte[] bytes = rig.content(size);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.origin.script(FIRST, new Step.Chunks(8_192), new Step.Metered());
            rig.origin.grant(FIRST, 2 * GROUP);
            ByteSlice last = ByteSlice.between(size - GROUP, size);

            try (AssetBytes answer = rig.parts(object, new ByteSlice(0, GROUP), last)) {
                assertThat(new Client(answer, 0, GROUP).await(GROUP).soFar()).isEqualTo(Arrays.copyOf(bytes, GROUP));
                assertThat(new Client(answer, last.offset(), size).await(GROUP).soFar())
                        .isEqualTo(Arrays.copyOfRange(bytes, (int) last.offset(), size));
            }
            rig.origin.release(FIRST);
            rig.settle();
            assertThat(rig.origin.bytesSent()).isEqualTo(size);
        }

        /// Nothing can be paid for whoever seeks into what is on its way: that ends soon, then.
        @Test
        void ofAnObjectThatCanSpareNothingAreShort() {
            byte[] bytes = rig.content(3 << 20);
            DataObject object = rig.publish(1, bytes, FIRST);

            assertThat(rig.read(object).all()).isEqualTo(bytes);

            assertThat(rig.origin.fetches().getFirst().slice()).isEqualTo(new ByteSlice(0, 1 << 20));
            assertThat(rig.origin.bytesSent()).isEqualTo(bytes.length);
        }

        @Test
        void areNotFetchedAgainByTheLinearFill() {
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST);
            Random random = new Random(11);
            rig.origin.script(FIRST, new Step.Chunks(1_000));

            List<Client> clients = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int from = random.nextInt(SIZE - 2_000);
                clients.add(rig.range(object, from, from + 2_000));
            }
            clients.forEach(client -> assertThat(client.all()).hasSize(2_000));
            rig.settle();

            assertThat(rig.read(object).all()).isEqualTo(bytes);
            assertThat(rig.origin.bytesSent()).isLessThanOrEqualTo(SIZE + SIZE / 50);
        }
    }

    @Nested
    class Waiting {

        /// Nothing but an entry in a list each: they are woken when there is something to take, and not before.
        @Test
        void costsNoThreadAndNoWakeUp() {
            DataObject object = rig.publish(1, rig.content(SIZE), FIRST);
            rig.origin.script(FIRST, new Step.Chunks(10_000), new Step.Metered());
            rig.origin.grant(FIRST, 50_000);
            rig.range(object, 0, SIZE).await(50_000);
            int threads = Thread.activeCount();
            AtomicInteger wakeUps = new AtomicInteger();
            List<AssetBytes> waiting = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                AssetBytes bytes = rig.whole(object).bytes();
                bytes.whenReadable(50_000, wakeUps::incrementAndGet);
                waiting.add(bytes);
            }

            assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
            assertThat(rig.started()).isLessThan(20);
            assertThat(wakeUps).hasValue(0);
            rig.origin.release(FIRST);
            rig.settle();
            assertThat(wakeUps).hasValue(2_000);
            waiting.forEach(AssetBytes::close);
        }

        @Test
        void isRefusedToMoreThanSoMany() {
            rig.close();
            rig = new Rig(new Rig.Settings(10_000_000, 5_000_000, 4, Rig.AGES, Rig.FILL, 2));
            DataObject object = rig.publish(1, rig.content(SIZE), FIRST);
            rig.origin.script(FIRST, new Step.HoldsAt(50_000));
            Client first = rig.range(object, 0, 1_000);
            rig.range(object, 0, 1_000);

            assertThat(rig.get(object))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.why()).isInstanceOf(Refusal.Overloaded.class));
            assertThat(rig.downloads.refusals()).isEqualTo(new Downloads.Refusals(1, 0));

            first.all();
            assertThat(rig.get(object)).isInstanceOf(Served.class);
        }
    }

    @Nested
    class Parts {

        @Test
        void outliveAStopOfTheNode() {
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.origin.script(FIRST, new Step.Chunks(10_000), new Step.HoldsAt(150_000));
            Client cut = rig.read(object).await(150_000);

            rig = rig.restarted();
            assertThat(cut.loss().why()).isEqualTo(BytesLost.Cause.STOPPING);

            assertThat(rig.held.capacity().reserved()).isEqualTo(SIZE);
            rig.origin.release(FIRST);
            assertThat(rig.read(object).all()).isEqualTo(bytes);
            assertThat(rig.origin.bytesSent()).isEqualTo(SIZE);
            rig.settle();
            assertThat(rig.held.capacity().reserved()).isZero();
        }

        @Test
        void stayWhenNoSourceIsLeft() {
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.origin.script(FIRST, new Step.FailsAt(150_000, Kind.CUT_SHORT));
            rig.read(object).loss();
            rig.settle();

            rig.origin.script(FIRST);
            assertThat(rig.read(object).all()).isEqualTo(bytes);

            assertThat(rig.origin.bytesSent()).isEqualTo(SIZE);
        }

        @Test
        void goWhenTheObjectIsEndedForGood() {
            DataObject object = rig.publish(1, rig.content(SIZE), FIRST);
            rig.origin.script(FIRST, new Step.FailsAt(150_000, Kind.CUT_SHORT));
            rig.read(object).loss();
            rig.settle();

            rig.downloads.end(object.id(), BytesLost.Cause.DENIED);

            assertThat(rig.partials.count()).isZero();
            assertThat(rig.held.capacity().reserved()).isZero();
        }
    }

    @Nested
    class Sources {

        @Test
        void thatFallSilentAreReplaced() {
            watch();
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST, SECOND);
            rig.origin.script(FIRST, new Step.HoldsAt(100_000));
            Client client = rig.read(object).await(100_000);

            assertThat(client.all()).isEqualTo(bytes);
            assertThat(rig.origin.bytesSent()).isEqualTo(SIZE);
            assertThat(rig.origin.fetches())
                    .extracting(fetch -> fetch.slice().offset())
                    .contains(100_000L);
        }

        /// What is on its way goes on, and the one who was refused is served from it.
        @Test
        void thatSendAndRefuseMoreAreLeftAlone() throws Exception {
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.origin.script(FIRST, new Step.Chunks(10_000), new Step.Metered());
            rig.origin.grant(FIRST, 50_000);
            Client fromTheStart = rig.read(object).await(50_000);
            rig.origin.script(FIRST, new Step.Fails(Kind.REFUSED));
            Future<byte[]> refused = rig.threads.submit(rig.range(object, 300_000, 310_000)::all);
            rig.origin.awaitFetches(2);

            rig.origin.release(FIRST);

            assertThat(fromTheStart.all()).isEqualTo(bytes);
            assertThat(refused.get()).isEqualTo(Arrays.copyOfRange(bytes, 300_000, 310_000));
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 1, GROUP - 1, GROUP, GROUP + 1, SIZE - 1})
        void thatBreakOffAreInvisible(long cut) {
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST, SECOND);
            rig.origin.script(FIRST, new Step.Chunks(5_000), new Step.FailsAt(cut, Kind.CUT_SHORT));
            rig.origin.script(SECOND, new Step.Chunks(5_000));

            Client seeking = rig.range(object, SIZE - 100_000, SIZE);
            Client whole = rig.read(object);

            assertThat(whole.all()).isEqualTo(bytes);
            assertThat(seeking.all()).isEqualTo(Arrays.copyOfRange(bytes, SIZE - 100_000, SIZE));
        }
    }

    /// Silent sources are noticed from now on.
    private void watch() {
        rig.close();
        rig = new Rig(new Rig.Settings(10_000_000, 5_000_000, 4, Rig.AGES, Rig.fill(Rig.SOON)));
    }

    @Nested
    class Liars {

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 4_100, GROUP - 1, GROUP, 3 * GROUP + 7, 250_000})
        void areFoundAmongHonestOnes(int flipped) {
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST, SECOND, THIRD);
            rig.origin.script(FIRST, new Step.Flips(flipped), new Step.FailsAt(200_000, Kind.CUT_SHORT));
            rig.origin.script(SECOND, new Step.Flips(flipped), new Step.FailsAt(300_000, Kind.CUT_SHORT));

            Client patient = rig.read(object);
            rig.settle();

            assertThat(patient.all()).isEqualTo(bytes);
            assertThat(rig.sources.usable(object.id(), List.of(FIRST, SECOND, THIRD)))
                    .contains(THIRD)
                    .doesNotContain(flipped < 200_000 ? FIRST : SECOND);
        }

        @Test
        void aloneAreBanned() {
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST, SECOND, THIRD);
            rig.origin.script(FIRST, new Step.FailsAt(100_000, Kind.CUT_SHORT));
            rig.origin.script(SECOND, new Step.Flips(150_000), new Step.FailsAt(200_000, Kind.CUT_SHORT));
            Client misled = rig.range(object, 0, SIZE - 1);
            Client spared = rig.range(object, 0, 120_000);

            assertThat(spared.all()).isEqualTo(Arrays.copyOf(bytes, 120_000));
            misled.awaitEnd();
            rig.settle();

            assertThat(rig.sources.usable(object.id(), List.of(FIRST, SECOND, THIRD)))
                    .containsExactlyInAnyOrder(FIRST, THIRD);
            assertThat(rig.read(object).all()).isEqualTo(bytes);
        }

        @Test
        void doNotDecideWhatKindOfMediaItIs() {
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST, SECOND);
            rig.origin.script(FIRST, new Step.Flips(0));

            Client patient = rig.read(object);
            rig.settle();

            assertThat(patient.all()).isEqualTo(bytes);
            assertThat(rig.whole(object).bytes().mediaType()).contains(new MediaType("image/png"));
        }

        @Test
        void costNobodyWhoWasNotMisled() {
            watch();
            byte[] bytes = rig.content(SIZE);
            DataObject object = rig.publish(1, bytes, FIRST, SECOND);
            rig.origin.script(FIRST, new Step.Flips(150_000), new Step.HoldsAt(300_000));
            Client misled = rig.range(object, 0, SIZE - 1).await(200_000);
            Client spared = Client.whole(rig.whole(object).bytes()).takeNow(GROUP);
            rig.settle();

            assertThat(misled.loss().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);
            assertThat(spared.all()).isEqualTo(bytes);
            assertThat(rig.sources.usable(object.id(), List.of(FIRST, SECOND))).containsExactly(SECOND);
        }
    }
}
