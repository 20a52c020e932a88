package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.distributornode.adapters.storage.simulated.Quirk;
import org.distributornode.adapters.storage.simulated.SimulatedStorageNode;
import org.distributornode.adapters.storage.simulated.Uplink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Over real sockets an honest source writes hardly a byte twice, whatever clients ask for: what is counted is all that
/// it has handed to the system, be it received or not.
///
/// What each object may cost is shown where the test says when a source sends (`TrafficTest` of the application). Here
/// the machine does: if it halts a source for a quarter of a second, the node takes that for silence, and what leaves
/// when the machine goes on with it comes in vain. So objects are counted together, each visited once.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TrafficE2eTest {

    private static final int MIB = 1 << 20;
    private static final int SEEKS = 12;

    private final NodeRig rig = NodeRig.started("limits.storage", "512M");
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void lift() {
        source().behave();
    }

    @AfterAll
    void close() {
        clients.shutdownNow();
        rig.close();
    }

    @Test
    void ofASourceWithoutLimitIsTheObject() throws Exception {
        assertNothingTwice(IntStream.range(0, 20));
    }

    @Test
    void ofASourceBehindANarrowLineIsTheObject() throws Exception {
        source().behave(new Quirk.Through(Uplink.of(20 * MIB)));

        assertNothingTwice(IntStream.range(100, 120));
    }

    /// An object, and where clients begin to read it.
    private final class Visit {
        final Published object;
        private final List<Future<Reply>> replies = new ArrayList<>();
        private final Random random;

        Visit(int seed) {
            random = new Random(seed * 7_919L);
            int size = seed % 3 == 0 ? 1 + random.nextInt(MIB) : MIB + 1 + random.nextInt(5 * MIB);
            object = rig.world().publish(Bytes.random(size, seed), 0);
        }

        void run() throws ExecutionException, InterruptedException {
            if (random.nextBoolean()) {
                ask(0, object.size());
            }
            for (int i = 0; i < SEEKS; i++) {
                int from = random.nextInt(object.size());
                int most = random.nextBoolean() ? object.size() : 1 + random.nextInt(200_000);
                ask(from, Math.min(object.size(), from + most));
                if (random.nextInt(3) == 0) {
                    assertThat(replies.getLast().get().complete()).isTrue();
                }
            }
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().complete()).isTrue();
            }
            rig.awaitHit(object);
        }

        long sent() {
            return rig.world().bytesSent(object);
        }

        private void ask(int from, int end) {
            String range = "bytes=" + from + "-" + (end - 1);
            replies.add(clients.submit(() -> {
                Reply reply = rig.client().get(object.path(), "Range", range);
                assertThat(reply.body()).isEqualTo(object.part(from, end));
                return reply;
            }));
        }
    }

    private void assertNothingTwice(IntStream seeds) throws Exception {
        long sent = 0;
        long sizes = 0;
        for (int seed : seeds.toArray()) {
            Visit visit = new Visit(seed);
            visit.run();
            sent += visit.sent();
            sizes += visit.object.size();
        }
        assertThat(sent).isLessThanOrEqualTo(sizes * 102 / 100);
    }

    private SimulatedStorageNode source() {
        return rig.world().storageNode(0);
    }
}
