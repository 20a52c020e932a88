package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.distributornode.application.service.prefetch.BringByServing;
import org.distributornode.application.service.prefetch.Bringing;
import org.distributornode.application.service.proving.Pace;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.DataObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BringByServingTest {

    private final Rig rig = new Rig();
    private final Bringing bringing =
            new BringByServing(rig.inspect, request -> rig.serve.serve(request), Pace.UNBOUND);
    private final AtomicLong expected = new AtomicLong();
    private final AtomicLong arrived = new AtomicLong();

    @AfterEach
    void close() {
        rig.close();
    }

    private Bringing.Ending bring(DataObjectId id, boolean wanted) throws InterruptedException {
        return bringing.bring(id, new Bringing.Wish() {
            @Override
            public boolean found(DataObject object) {
                expected.addAndGet(object.size());
                return wanted;
            }

            @Override
            public void arrived(long bytes) {
                arrived.addAndGet(bytes);
            }
        });
    }

    @Test
    void holdsWhatItBrings() throws InterruptedException {
        DataObject object = rig.publish(1, rig.content(300_000), Rig.FIRST);

        assertThat(bring(object.id(), true)).isEqualTo(Bringing.Ending.HELD);

        assertThat(rig.store.heldIds()).containsExactly(object.id());
        assertThat(expected.get()).isEqualTo(300_000);
        assertThat(arrived.get()).isLessThanOrEqualTo(300_000);
        assertThat(bring(object.id(), false)).isEqualTo(Bringing.Ending.HELD);
        rig.settle();
        assertThat(rig.store.openReaders()).isZero();
    }

    @Test
    void bringsEmptyObjects() throws InterruptedException {
        DataObject object = rig.publish(1, new byte[0], Rig.FIRST);

        assertThat(bring(object.id(), true)).isEqualTo(Bringing.Ending.HELD);
        rig.settle();

        assertThat(rig.store.heldIds()).containsExactly(object.id());
    }

    @Test
    void fetchesNothingThatIsNotWanted() throws InterruptedException {
        DataObject object = rig.publish(1, rig.content(1000), Rig.FIRST);

        assertThat(bring(object.id(), false)).isEqualTo(Bringing.Ending.DECLINED);

        assertThat(rig.store.heldIds()).isEmpty();
        assertThat(rig.downloads.count()).isZero();
    }

    @Test
    void saysWhyAnObjectIsNotToBeHad() throws InterruptedException {
        DataObject lost = rig.publish(1, rig.content(1000));
        DataObject large = rig.publish(2, rig.content(6_000_000), Rig.FIRST);

        assertThat(bring(new DataObjectId(404), true)).isEqualTo(Bringing.Ending.UNKNOWN);
        assertThat(bring(lost.id(), true)).isEqualTo(Bringing.Ending.NO_SOURCE);
        assertThat(bring(large.id(), true)).isEqualTo(Bringing.Ending.TOO_LARGE);
    }
}
