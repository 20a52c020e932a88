package org.distributornode.adapters.http.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.adapters.http.testserver.Eventually.patiently;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.FakeAsset;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.application.usecase.asset.Freshness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundsTest {

    private static final EventLoopGroup GROUP = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    private final EventExecutor loop = GROUP.next();

    @TempDir
    private Path folder;

    @AfterAll
    static void stopLoop() {
        GROUP.shutdownGracefully(0, 10, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void lookAtAllWithOneTimer() throws Exception {
        Rounds rounds = new Rounds(1);
        CountDownLatch looks = new CountDownLatch(100);
        List<Runnable> leaves = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            leaves.add(inLoop(() -> rounds.join(loop, once(looks))));
        }

        assertThat(looks.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(rounds.timers()).isEqualTo(1);
        for (Runnable leave : leaves) {
            inLoop(() -> {
                leave.run();
                return true;
            });
        }
        assertThat(rounds.timers()).isZero();
    }

    @Test
    void goOnAfterALookThatFails() throws Exception {
        Rounds rounds = new Rounds(1);
        CountDownLatch looks = new CountDownLatch(3);
        inLoop(() -> rounds.join(loop, () -> {
            throw new IllegalStateException("told to fail");
        }));
        inLoop(() -> rounds.join(loop, () -> {
            throw new AssertionError("told to fail");
        }));

        Runnable leave = inLoop(() -> rounds.join(loop, looks::countDown));

        assertThat(looks.await(1, TimeUnit.MINUTES)).isTrue();
        loop.execute(leave);
    }

    /// Those who are answered ahead of the framework, too.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void haveTwoTimersForEachLoopAndNoneForEachConnection(boolean fast) throws IOException {
        int clients = 100;
        List<RawClient> waiting = new ArrayList<>();
        try (PublicServer server = fast ? PublicServer.fast() : PublicServer.start()) {
            FakeAsset asset = server.assets()
                    .put(1, Contents.of(70_000), Freshness.PENDING)
                    .keptIn(folder.resolve("1"));
            for (int i = 0; i < clients; i++) {
                RawClient client = server.connect();
                waiting.add(client);
                client.send(RawClient.request("GET", "/api/v1/assets/1"));
            }
            patientlyUntil(() -> asset.waiting() == clients);

            int loops = 2 * Runtime.getRuntime().availableProcessors();
            assertThat(server.listener().timers()).isBetween(2, 2 * loops).isLessThan(clients);
            waiting.forEach(RawClient::close);
            patientlyUntil(() -> server.listener().timers() == 0);
        } finally {
            waiting.forEach(RawClient::close);
        }
    }

    private static Runnable once(CountDownLatch latch) {
        CountDownLatch first = new CountDownLatch(1);
        return () -> {
            if (first.getCount() > 0) {
                first.countDown();
                latch.countDown();
            }
        };
    }

    private <T> T inLoop(Callable<T> work) throws Exception {
        return loop.submit(work).get(1, TimeUnit.MINUTES);
    }

    private static void patientlyUntil(Callable<Boolean> condition) {
        patiently().atMost(Duration.ofMinutes(1)).until(condition);
    }
}
