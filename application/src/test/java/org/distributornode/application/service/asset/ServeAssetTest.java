package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.distributornode.application.service.asset.Rig.FIRST;
import static org.distributornode.application.service.asset.Rig.HELD_BACK;
import static org.distributornode.application.service.asset.Rig.SECOND;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.port.origin.OriginFailure.Kind;
import org.distributornode.application.testkit.InMemoryCacheStore.Call;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.application.usecase.asset.Freshness;
import org.distributornode.application.usecase.asset.InspectAsset;
import org.distributornode.application.usecase.asset.Refusal;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Refused;
import org.distributornode.application.usecase.asset.ServeAsset.Outcome.Served;
import org.distributornode.application.usecase.asset.ServeAsset.Via;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ServeAssetTest {

    private Rig rig = new Rig();

    @AfterEach
    void end() {
        rig.close();
    }

    private void with(Rig.Settings settings) {
        rig.close();
        rig = new Rig(settings);
    }

    @Nested
    class Cold {

        @Test
        void fetchesProvesKeepsAndServes() {
            byte[] bytes = rig.content(300_000);
            DataObject object = rig.publish(1, bytes, FIRST);

            Served cold = rig.whole(object);
            byte[] received = Client.whole(cold.bytes()).all();
            rig.settle();
            Served warm = rig.whole(object);

            assertThat(received).isEqualTo(bytes);
            assertThat(cold.freshness()).isEqualTo(Freshness.MISS);
            assertThat(cold.via()).isEqualTo(Via.LOCAL);
            assertThat(warm.freshness()).isEqualTo(Freshness.HIT);
            assertThat(Client.whole(warm.bytes()).all()).isEqualTo(bytes);
            assertThat(warm.bytes().mediaType()).contains(new MediaType("image/png"));
            assertThat(rig.origin.fetches()).hasSize(1);
            assertThat(rig.catalog.lookUps()).isEqualTo(1);
        }

        @Test
        void transfersOnceHoweverManyAsk() {
            byte[] bytes = rig.content(200_000);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.origin.script(FIRST, new Step.HoldsAt(100_000));

            List<Served> answers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                answers.add(rig.whole(object));
            }
            rig.origin.release(FIRST);

            assertThat(answers).extracting(Served::freshness).startsWith(Freshness.MISS, Freshness.PENDING);
            for (Served answer : answers) {
                assertThat(Client.whole(answer.bytes()).all()).isEqualTo(bytes);
            }
            assertThat(rig.origin.bytesSent()).isEqualTo(bytes.length);
        }

        @Test
        void sendsWhatHasComeButTheHeldBackEnd() {
            byte[] bytes = rig.content(200_000);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.origin.script(FIRST, new Step.HoldsAt(199_999));

            Client client = rig.read(object).await(bytes.length - HELD_BACK);

            assertThat(client.takeNow().count()).isEqualTo(bytes.length - HELD_BACK);
            rig.origin.release(FIRST);
            assertThat(client.all()).isEqualTo(bytes);
        }

        @Test
        void holdsASmallObjectBackWhole() {
            DataObject object = rig.publish(1, rig.content(HELD_BACK), FIRST);
            rig.origin.script(FIRST, new Step.HoldsAt(HELD_BACK - 1));

            Client client = rig.read(object);
            Client part = rig.range(object, 0, 5_000).await(5_000);

            assertThat(client.takeNow().count()).isZero();
            assertThat(part.count()).isEqualTo(5_000);
        }

        @Test
        void letsAPartCompleteUnproven() {
            byte[] bytes = rig.content(200_000);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.origin.script(FIRST, new Step.HoldsAt(199_999));

            byte[] part = rig.range(object, 190_000, 199_000).all();

            assertThat(part).isEqualTo(java.util.Arrays.copyOfRange(bytes, 190_000, 199_000));
        }

        @Test
        void doesNotStopTheFillWhenItsReaderLeaves() {
            DataObject object = rig.publish(1, rig.content(200_000), FIRST);
            rig.origin.script(FIRST, new Step.HoldsAt(100_000));

            rig.whole(object).bytes().close();
            rig.origin.release(FIRST);
            rig.settle();

            assertThat(rig.whole(object).freshness()).isEqualTo(Freshness.HIT);
        }

        @Test
        void servesAnEmptyObject() {
            DataObject object = rig.publish(1, new byte[0], FIRST);

            Served cold = rig.whole(object);
            rig.settle();

            assertThat(cold.bytes().mediaType()).contains(MediaType.OCTET_STREAM);
            assertThat(rig.whole(object).freshness()).isEqualTo(Freshness.HIT);
        }

        @Test
        void prefersTheDeclaredTypeToPlainText() {
            byte[] bytes = "WEBVTT".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            DataObject bare = Rig.object(1, bytes);
            MediaType declared = new MediaType("text/vtt");
            DataObject object = new DataObject(bare.id(), bare.size(), bare.hash(), Optional.of(declared));
            rig.catalog.list(new Listing(object, true, List.of(Rig.bucket(Rig.OURS)), List.of(FIRST)));
            rig.origin.holds(FIRST, object, bytes);

            Served served = rig.whole(object);
            Client.whole(served.bytes()).all();

            assertThat(served.bytes().mediaType()).contains(declared);
        }
    }

    @Nested
    class Refusals {

        @Test
        void tellsExistenceBeforeAssignmentBeforeAcceptance() {
            DataObject elsewhere = Rig.object(1, rig.content(10));
            rig.catalog.list(new Listing(elsewhere, false, List.of(Rig.bucket(new BucketId("9:9"))), List.of(FIRST)));
            DataObject unaccepted = Rig.object(2, rig.content(10));
            rig.catalog.list(new Listing(unaccepted, false, List.of(Rig.bucket(Rig.OURS)), List.of(FIRST)));

            assertThat(rig.get(Rig.object(3, rig.content(10)))).isEqualTo(new Refused(new Refusal.UnknownObject()));
            assertThat(rig.get(elsewhere)).isEqualTo(new Refused(new Refusal.NotDistributedHere()));
            assertThat(rig.get(unaccepted)).isEqualTo(new Refused(new Refusal.NotAccepted()));
        }

        @Test
        void saysSoWhenTheCatalogueIsSilentAndServesWhatIsHeld() {
            byte[] bytes = rig.content(1_000);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.read(object).all();
            rig.settle();
            rig.catalog.fallSilent();

            assertThat(rig.read(object).all()).isEqualTo(bytes);
            assertThat(refusal(Rig.object(2, bytes))).isInstanceOf(Refusal.CatalogSilent.class);
        }

        @Test
        void saysSoWhenThereIsNoSource() {
            DataObject object = rig.publish(1, rig.content(10));

            assertThat(refusal(object)).isInstanceOf(Refusal.NoSource.class);
        }

        @Test
        void losesTheBytesWhenNoSourceDelivers() {
            DataObject object = rig.publish(1, rig.content(1_000), FIRST, SECOND);
            rig.origin.script(FIRST, new Step.Fails(Kind.REFUSED));
            rig.origin.script(SECOND, new Step.Fails(Kind.LACKS_OBJECT));

            assertThat(rig.read(object).loss().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);
            assertThat(rig.store.find(object.id())).isEmpty();
            assertThat(rig.held.capacity().reserved()).isZero();
        }

        @Test
        void losesTheBytesWhenThereIsNoRoom() {
            with(new Rig.Settings(1_000, 5_000, 4, Rig.AGES));
            DataObject first = rig.publish(1, rig.content(900), FIRST);
            DataObject second = rig.publish(2, rig.content(900), SECOND);
            rig.origin.script(FIRST, new Step.HoldsAt(800));
            Served running = rig.whole(first);
            rig.origin.awaitFetches(1);

            assertThat(rig.read(second).loss().why()).isEqualTo(BytesLost.Cause.NO_ROOM);
            running.bytes().close();
        }

        @Test
        void endsTheFillClearlyWhenTheDiskIsFull() {
            DataObject object = rig.publish(1, rig.content(1_000), FIRST);
            rig.store.failNext(Call.WRITE, CacheFailure.Kind.NO_SPACE);

            assertThat(rig.read(object).loss().why()).isEqualTo(BytesLost.Cause.NO_ROOM);
            assertThat(rig.read(object).all()).hasSize(1_000);
        }

        @Test
        void saysThatItIsBusyWhenDescriptorsAreShort() {
            DataObject object = rig.publish(1, rig.content(1_000), FIRST);
            rig.store.failNext(Call.FILL, CacheFailure.Kind.EXHAUSTED);

            assertThat(rig.read(object).loss().why()).isEqualTo(BytesLost.Cause.OVERLOADED);
            assertThat(rig.read(object).all()).hasSize(1_000);
        }

        private Refusal refusal(DataObject object) {
            return ((Refused) rig.get(object)).why();
        }
    }

    @Nested
    class Keeping {

        @Test
        void evictsWhatThePolicyNames() {
            with(new Rig.Settings(2_500, 5_000, 4, Rig.AGES));
            List<DataObject> objects = new ArrayList<>();
            for (int id = 1; id <= 3; id++) {
                DataObject object = rig.publish(id, rig.content(1_000), FIRST);
                rig.read(object).all();
                rig.settle();
                rig.clock.advance(Duration.ofSeconds(1));
                objects.add(object);
            }

            assertThat(rig.store.find(objects.getFirst().id())).isEmpty();
            assertThat(rig.whole(objects.getLast()).freshness()).isEqualTo(Freshness.HIT);
            assertThat(rig.held.capacity().used()).isEqualTo(2_000);
        }

        @Test
        void keepsReadingAnObjectThatIsEvicted() {
            with(new Rig.Settings(1_500, 5_000, 4, Rig.AGES));
            byte[] bytes = rig.content(1_000);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.read(object).all();
            rig.settle();
            Client slow = rig.read(object);

            rig.read(rig.publish(2, rig.content(1_000), FIRST)).all();

            assertThat(slow.all()).isEqualTo(bytes);
        }

        @Test
        void fetchesAgainWhatCannotBeRead() {
            byte[] bytes = rig.content(100_000);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.read(object).all();
            rig.settle();
            rig.store.failNext(Call.READ, CacheFailure.Kind.MEDIUM);

            assertThat(rig.read(object).all()).isEqualTo(bytes);
            assertThat(rig.origin.fetches()).hasSize(2);
        }

        @Test
        void keepsWhatCannotBeReadForWantOfDescriptors() {
            byte[] bytes = rig.content(100_000);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.read(object).all();
            rig.settle();
            rig.store.failNext(Call.READ, CacheFailure.Kind.EXHAUSTED);

            assertThatExceptionOfType(CacheFailure.class)
                    .isThrownBy(() -> rig.read(object).all());

            assertThat(rig.read(object).all()).isEqualTo(bytes);
            assertThat(rig.origin.fetches()).hasSize(1);
        }

        @Test
        void fetchesAgainWhatIsGone() {
            byte[] bytes = rig.content(100_000);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.read(object).all();
            rig.settle();
            rig.store.delete(object.id());

            assertThat(rig.whole(object).freshness()).isEqualTo(Freshness.MISS);
        }

        @Test
        void findsWhatWasCommittedJustBeforeACrash() {
            byte[] bytes = rig.content(1_000);
            DataObject object = rig.publish(1, bytes, FIRST);
            rig.read(object).all();
            rig.settle();
            var remembered = rig.store;
            with(new Rig.Settings(10_000, 5_000, 4, Rig.AGES));
            try (var fill = rig.store.fill(object);
                    var left = remembered.open(object.id()).orElseThrow()) {
                java.nio.ByteBuffer copy = java.nio.ByteBuffer.allocate(1_000);
                left.read(0, copy);
                fill.write(0, copy.flip());
                fill.commit(remembered.proof(object.id()).orElseThrow(), new MediaType("image/png"));
            }

            assertThat(rig.inspect.inspect(object.id()))
                    .isEqualTo(new InspectAsset.Outcome.Found(
                            object, Freshness.HIT, Optional.of(new MediaType("image/png")), Via.LOCAL));
            assertThat(rig.read(object).all()).isEqualTo(bytes);
        }
    }

    @Test
    void letsFillsWaitForTheirTurn() {
        with(new Rig.Settings(1_000_000, 500_000, 1, Rig.AGES));
        DataObject first = rig.publish(1, rig.content(10_000), FIRST);
        byte[] bytes = rig.content(10_000);
        DataObject second = rig.publish(2, bytes, SECOND);
        rig.origin.script(FIRST, new Step.HoldsAt(5_000));
        Client reading = rig.read(first);
        rig.origin.awaitFetches(1);

        Client waiting = rig.read(second);

        assertThat(rig.downloads.count()).isEqualTo(2);
        assertThat(rig.origin.fetches()).hasSize(1);
        rig.origin.release(FIRST);
        assertThat(reading.all()).hasSize(10_000);
        assertThat(waiting.all()).isEqualTo(bytes);
    }

    @Test
    void letsAFillThatNobodyReadsGiveWay() {
        with(new Rig.Settings(1_000_000, 500_000, 1, Rig.AGES));
        byte[] bytes = rig.content(10_000);
        DataObject first = rig.publish(1, bytes, FIRST);
        DataObject second = rig.publish(2, rig.content(10_000), SECOND);
        rig.origin.script(FIRST, new Step.HoldsAt(5_000));
        Client left = rig.range(first, 0, 5_000).await(5_000);
        left.all();

        assertThat(rig.read(second).all()).hasSize(10_000);

        rig.origin.script(FIRST);
        assertThat(rig.read(first).all()).isEqualTo(bytes);
        assertThat(rig.origin.bytesSent()).isEqualTo(20_000);
    }

    @Test
    void endsEveryDownloadWhenItStops() {
        DataObject object = rig.publish(1, rig.content(10_000), FIRST);
        rig.origin.script(FIRST, new Step.HoldsAt(5_000));
        Client client = rig.read(object);
        rig.origin.awaitFetches(1);

        rig.downloads.stop();

        assertThat(client.loss().why()).isIn(BytesLost.Cause.STOPPING, BytesLost.Cause.NO_SOURCE);
        assertThat(rig.origin.openTransfers()).isZero();
    }
}
