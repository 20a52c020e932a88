package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.asset.Rig.FIRST;
import static org.distributornode.application.service.asset.Rig.SECOND;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.testkit.InMemoryCacheStore.Call;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever goes wrong, nobody waits for ever and nobody gets bytes for what they are not.
final class BoundedWaitsTest {

    private static final int SIZE = 200_000;
    private static final int STREAMED = 5_000_001;

    private final Rig rig = new Rig();

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void losesAnObjectThatIsTooLargeToProve() {
        DataObject small = Rig.object(1, rig.content(10));
        DataObject huge = new DataObject(new DataObjectId(1), Proof.LARGEST_OBJECT + 1, small.hash(), Optional.empty());
        rig.catalog.list(new Listing(huge, true, List.of(Rig.bucket(Rig.OURS)), List.of(FIRST)));

        assertThat(rig.read(huge).loss().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {SIZE, STREAMED})
    void losesTheBytesWhenAThreadFails(int size) {
        byte[] bytes = rig.content(size);
        bytes[0] = 'E';
        DataObject object = rig.publish(1, bytes, FIRST);

        assertThat(rig.read(object).loss().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);
        assertThat(rig.inspect.inspect(object.id())).extracting("freshness").hasToString("MISS");
    }

    @Test
    void tellsReadersTheEndThoughItCannotBeRecorded() {
        DataObject object = rig.publish(1, rig.content(SIZE), FIRST);
        rig.origin.script(FIRST, new Step.HoldsAt(SIZE / 2));
        Client client = rig.read(object).await(1);
        rig.journal.close();

        rig.downloads.stop();

        assertThat(client.loss().why()).isEqualTo(BytesLost.Cause.STOPPING);
    }

    @Test
    void hasLetGoOfEveryFillWhenItHasStopped() {
        DataObject object = rig.publish(1, rig.content(SIZE), FIRST);
        rig.origin.script(FIRST, new Step.HoldsAt(SIZE / 2));
        rig.read(object).await(1);

        rig.downloads.stop();

        assertThat(rig.downloads.count()).isZero();
        assertThat(rig.store.openFills()).isEmpty();
        assertThat(rig.origin.openTransfers()).isZero();
    }

    @Test
    void doesNotBlameASourceForAReaderWhoLeaves() throws InterruptedException {
        DataObject object = rig.publish(1, rig.content(STREAMED), FIRST, SECOND);
        rig.origin.script(FIRST, new Step.HoldsAt(SIZE));
        var bytes = rig.whole(object).bytes();
        Client.whole(bytes).await(1);

        bytes.close();
        rig.threads.shutdown();
        assertThat(rig.threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        assertThat(rig.sources.usable(object.id(), List.of(FIRST, SECOND))).containsExactly(FIRST, SECOND);
        assertThat(rig.origin.fetches()).hasSize(1);
    }

    @Test
    void sendsNothingUnprovenOfAHitThatIsFetchedAgain() {
        DataObject object = rig.publish(1, rig.content(SIZE), FIRST);
        rig.read(object).all();
        rig.settle();
        rig.origin.script(FIRST, new Step.Flips(10), new Step.HoldsAt(SIZE - 1));
        Client part = rig.range(object, 0, 1_000);
        rig.store.failNext(Call.READ, CacheFailure.Kind.MEDIUM);

        part.takeNow();
        rig.origin.awaitFetches(2);
        rig.origin.release(FIRST);

        assertThat(part.loss().why()).isEqualTo(BytesLost.Cause.NO_SOURCE);
        assertThat(part.count()).isZero();
    }

    @Test
    void completesAPartOfAHitThatIsFetchedAgain() {
        byte[] bytes = rig.content(SIZE);
        DataObject object = rig.publish(1, bytes, FIRST);
        rig.read(object).all();
        rig.settle();
        Client part = rig.range(object, 0, 1_000);
        rig.store.failNext(Call.READ, CacheFailure.Kind.MEDIUM);

        assertThat(part.all()).hasSize(1_000).isEqualTo(Arrays.copyOf(bytes, 1_000));
    }
}
