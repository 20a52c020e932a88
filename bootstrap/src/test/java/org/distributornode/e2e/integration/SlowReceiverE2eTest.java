package org.distributornode.e2e.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.e2e.NodeRig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Many events through one slow receiver: all of them arrive, in order, and memory does not grow with them. How many is
/// said by `campaign.count` (`.ci/webhooks`, CONTRIBUTING.md).
@Isolated("what other tests hold is no growth of its own")
final class SlowReceiverE2eTest {

    private static final long COUNT = Long.getLong("campaign.count", 600);
    private static final int SAMPLES = 4;
    private static final long SLOWNESS_NANOS = 500_000;
    private static final long GROWTH = 16 << 20;

    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong disorder = new AtomicLong();

    @Test
    void tellsAllOfThemInFlatMemory() throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::takeSlowly);
        receiver.start();
        try (NodeRig node = NodeRig.started(Integrator.settings())) {
            Integrator.Made made = new Integrator(node.integration())
                    .create("{\"meta\":{\"host\":\"http://127.0.0.1:"
                            + receiver.getAddress().getPort()
                            + "\",\"path\":\"/\",\"events\":[\"org.distributornode.object.pinned.v1\"]}}");
            assertThat(made.id()).isNotEmpty();
            append(node.useCase(Journal.class));

            List<Long> used = new ArrayList<>();
            for (long sample = 1; sample <= SAMPLES; sample++) {
                long wanted = COUNT * sample / SAMPLES;
                Awaitility.await().atMost(Duration.ofMinutes(30)).until(() -> taken.get() >= wanted);
                used.add(usedHeap());
            }

            assertThat(taken).hasValue(COUNT);
            assertThat(disorder).hasValue(0);
            assertThat(used.getLast() - used.getFirst())
                    .as("used heap %s", used)
                    .isLessThan(GROWTH);
        } finally {
            receiver.stop(0);
        }
    }

    private static void append(Journal journal) {
        for (long number = 1; number <= COUNT; number++) {
            journal.append(new NodeEvent.ObjectPinned(InstantSource.system().instant(), new DataObjectId(number)));
        }
    }

    private void takeSlowly(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        LockSupport.parkNanos(SLOWNESS_NANOS);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
        long object = Long.parseLong(Integrator.text(body, "objectId"));
        if (taken.incrementAndGet() != object) {
            disorder.incrementAndGet();
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
