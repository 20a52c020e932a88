package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.asset.Rig.AGES;
import static org.distributornode.application.service.asset.Rig.FIRST;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.port.catalog.ObjectCatalog.Listing;
import org.distributornode.application.service.fill.Courtesy;
import org.distributornode.application.service.fill.FillSettings;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.DataObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A viewer of what a prefetch brings in makes that his own.
final class JoinedPrefetchTest {

    private static final int SIZE = 300_000;

    /// Each object comes in several requests.
    private final Rig rig =
            new Rig(new Rig.Settings(10_000_000, 5_000_000, 4, AGES, new FillSettings(8, 100_000, 50_000, 0, AGES, 2)));

    private final CountDownLatch held = new CountDownLatch(1);

    /// Holds for ever what is not urgent.
    private final Courtesy courtesy = new Courtesy() {
        @Override
        public void take(int bytes) throws InterruptedException {
            held.countDown();
            new CountDownLatch(1).await();
        }

        @Override
        public void take(int bytes, Rest rest) throws InterruptedException {
            held.countDown();
            while (!rest.take(AGES.toNanos())) {
                Thread.onSpinWait();
            }
        }
    };

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void endsAllCourtesy() throws Exception {
        byte[] bytes = rig.content(SIZE);
        DataObject object = rig.publish(1, bytes, FIRST);
        rig.origin.script(FIRST, new Step.Chunks(10_000));
        Listing listing = new Listing(object, true, List.of(Rig.bucket(Rig.OURS)), List.of(FIRST));
        Future<Optional<BytesLost>> brought = rig.threads.submit(() -> rig.downloads.bring(listing, courtesy));
        held.await();

        Client viewer = rig.read(object);

        assertThat(viewer.all()).isEqualTo(bytes);
        assertThat(brought.get()).isEmpty();
        assertThat(rig.origin.bytesSent()).isEqualTo(SIZE);
    }
}
