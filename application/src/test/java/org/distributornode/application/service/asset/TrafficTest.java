package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.service.asset.Rig.FIRST;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.distributornode.application.service.fill.FillSettings;
import org.distributornode.application.testkit.ScriptedOrigin.Step;
import org.distributornode.domain.content.DataObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an honest source sends of an object while clients seek, read on and leave, counted to the byte: at most 1.02
/// times the object, and here, where nothing is on its way that the node does not see, hardly a byte more than it.
///
/// The source sends what the test grants it and is granted more only when everybody who waits has been heard, so that
/// nothing depends on how fast this machine is. What may be lost on the way is for `PlanTest` and real sockets.
final class TrafficTest {

    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    /// What a source sends at once, and so may have in hand of a transfer that ends before its time.
    private static final int CHUNK = 256;

    private static final int MOVES = 40;
    private static final int MOST_CLIENTS = 4;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void isTheObjectAndWhatWasInHandOfTransfersThatEnded(long seed) {
        Visits visits = new Visits(new Random(seed));

        visits.run();

        long size = visits.bytes.length;
        long inHand = (long) CHUNK * visits.rig.origin.fetches().size();
        assertThat(inHand).as("spared").isLessThanOrEqualTo(size / 50);
        assertThat(visits.sent()).isBetween(size, size + inHand);
    }

    /// One who reads from `from` up to `to`.
    private record Viewer(Client client, int from, int to) {

        int position() {
            return from + client.count();
        }
    }

    private static final class Visits {
        private final Random random;
        private final Rig rig;
        private final byte[] bytes;
        private final DataObject object;
        private final List<Viewer> viewers = new ArrayList<>();

        Visits(Random random) {
            this.random = random;
            FillSettings fill =
                    new FillSettings(8, (256L * KIB) << 2 * random.nextInt(4), random.nextInt(MIB), 0, Rig.AGES, 1);
            rig = new Rig(new Rig.Settings(20_000_000, 10_000_000, 4, Rig.AGES, fill));
            bytes = rig.content(2 * MIB + random.nextInt(2 * MIB));
            object = rig.publish(1, bytes, FIRST);
            rig.origin.script(FIRST, new Step.Chunks(CHUNK), new Step.Metered());
        }

        long sent() {
            return rig.origin.bytesSent();
        }

        /// The first one is there from the beginning, which tells what kind of media it is.
        void run() {
            enter(0, bytes.length);
            grant();
            for (int move = 0; move < MOVES; move++) {
                switch (random.nextInt(4)) {
                    case 0 -> seek();
                    case 1 -> leave();
                    default -> grant();
                }
            }
            while (rig.downloads.count() > 0) {
                grant();
            }
            viewers.forEach(this::leave);
            rig.settle();
            assertThat(rig.read(object).all()).isEqualTo(bytes);
            rig.close();
        }

        private void seek() {
            int from = random.nextInt(bytes.length);
            int most = random.nextBoolean() ? bytes.length : 200_000;
            if (viewers.size() == MOST_CLIENTS) {
                leave();
            }
            enter(from, (int) Math.min(bytes.length, from + 1L + random.nextInt(most)));
        }

        private void enter(int from, int to) {
            viewers.add(new Viewer(rig.range(object, from, to), from, to));
            viewers.forEach(this::awaitHeard);
        }

        private void leave() {
            if (!viewers.isEmpty()) {
                leave(viewers.remove(random.nextInt(viewers.size())));
            }
        }

        private void leave(Viewer viewer) {
            byte[] came = viewer.client.takeNow().soFar();
            viewer.client.close();
            assertThat(came).isEqualTo(Arrays.copyOfRange(bytes, viewer.from, viewer.from + came.length));
        }

        private void grant() {
            int more = 8 * KIB + random.nextInt(64 * KIB);
            long goal = sent() + more;
            rig.origin.grant(FIRST, more);
            Rig.await("not sent", () -> sent() >= goal || rig.downloads.count() == 0 ? 0 : 1);
            viewers.forEach(this::awaitHeard);
        }

        /// Until the source has been asked for what the viewer waits for, if it does.
        private void awaitHeard(Viewer viewer) {
            do {
                viewer.client.takeNow().expectMore();
                Rig.await("not heard at " + viewer.position(), () -> isHeard(viewer) ? 0 : 1);
            } while (viewer.position() < viewer.to && viewer.client.hasMore());
        }

        private boolean isHeard(Viewer viewer) {
            int at = viewer.position();
            return at == viewer.to
                    || at >= bytes.length - Rig.HELD_BACK
                    || viewer.client.hasMore()
                    || rig.downloads.count() == 0
                    || rig.origin.isAskedAt(FIRST, at);
        }
    }
}
