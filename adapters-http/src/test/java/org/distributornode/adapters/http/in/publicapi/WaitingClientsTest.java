package org.distributornode.adapters.http.in.publicapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.http.testserver.Eventually.patiently;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.FakeAsset;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.application.usecase.asset.Freshness;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What very many clients cost that wait for one object on its way in, before their first byte and behind it, on the
/// framework's route and ahead of it.
@Isolated("counts the threads and the memory of this process")
class WaitingClientsTest {

    private static final int CLIENTS = 2_000;
    private static final int SIZE = 70_000;
    private static final int BEGINNING = 1_000;

    /// What one who waits may take of the heap and of buffers, its socket here included.
    private static final long MEMORY_EACH = 16 * 1024;

    @TempDir
    private Path folder;

    enum Way {
        ROUTE(PublicServer::start),
        AHEAD(PublicServer::fast);

        private final Supplier<PublicServer> server;

        Way(Supplier<PublicServer> server) {
            this.server = server;
        }
    }

    /// What is there of all that might be one for each client.
    private record Costs(long threads, long timers, long memory) {}

    @ParameterizedTest
    @EnumSource
    void haveNoThreadNoTimerAndNoWakeUpOfTheirOwnAndLittleMemory(Way way) throws IOException {
        List<RawClient> clients = new ArrayList<>();
        try (PublicServer server = way.server.get()) {
            FakeAsset asset =
                    server.assets().put(1, Contents.of(SIZE), Freshness.PENDING).keptIn(folder.resolve("1"));
            ask(1, server, clients);
            awaitWaiting(asset, 1);
            Costs before = costs(server);
            int asked = asset.questions();

            ask(CLIENTS, server, clients);
            awaitWaiting(asset, clients.size());

            assertFew(before, costs(server));
            assertThat(asset.questions() - asked)
                    .as("looks before the first byte")
                    .isLessThanOrEqualTo(CLIENTS);
            asset.arrive(BEGINNING);
            awaitWaiting(asset, clients.size());
            assertFew(before, costs(server));
            assertThat(asset.questions() - asked).as("looks behind it").isLessThanOrEqualTo(5 * CLIENTS);
            asset.arrive(SIZE);
            assertThat(clients).allMatch(client -> client.read(false).isWhole());
            patiently().until(() -> asset.open() == 0);
        } finally {
            clients.forEach(RawClient::close);
        }
    }

    private static void ask(int count, PublicServer server, List<RawClient> clients) {
        IntStream.range(0, count).forEach(_ -> {
            RawClient client = server.connect();
            clients.add(client);
            client.send(RawClient.request("GET", "/api/v1/assets/1"));
        });
    }

    private static void awaitWaiting(FakeAsset asset, int clients) {
        patiently().until(() -> asset.waiting() == clients);
    }

    /// Threads of the pools, event loops and their timers may still be added, a few for each core.
    private static void assertFew(Costs before, Costs now) {
        int few = 4 * Runtime.getRuntime().availableProcessors() + 10;
        assertThat(now.threads - before.threads).as("threads").isLessThan(few);
        assertThat(now.timers - before.timers).as("timers").isLessThan(few);
        assertThat(now.memory - before.memory).as("memory").isLessThan(CLIENTS * MEMORY_EACH);
    }

    private Costs costs(PublicServer server) throws IOException {
        return new Costs(threads(), server.bean(Deadlines.class).timers(), memory());
    }

    /// Virtual ones too.
    private long threads() throws IOException {
        Path dump = Files.createTempFile(folder, "threads", ".txt");
        Files.delete(dump);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
        try (Stream<String> lines = Files.lines(dump)) {
            return lines.filter(line -> line.startsWith("#")).count();
        }
    }

    private static long memory() {
        MemoryMXBean heap = ManagementFactory.getMemoryMXBean();
        heap.gc();
        long buffers = ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT)
                .metric()
                .usedDirectMemory();
        return heap.getHeapMemoryUsage().getUsed() + buffers;
    }
}
