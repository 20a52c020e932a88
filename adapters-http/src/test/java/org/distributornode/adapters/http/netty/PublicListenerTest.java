package org.distributornode.adapters.http.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.distributornode.adapters.http.testserver.Eventually.patiently;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.adapters.http.testserver.FakeAsset;
import org.distributornode.adapters.http.testserver.PublicServer;
import org.distributornode.adapters.http.testserver.RawClient;
import org.distributornode.application.port.node.DoorFailure;
import org.distributornode.application.usecase.asset.Freshness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicListenerTest {

    private static final int LARGE = 60_000_000;
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(400);

    /// For what has to be in time once.
    private static final Duration LATER = Duration.ofSeconds(3);

    @Test
    void saysInASentenceThatItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            ListenerSettings settings = ListenerSettings.publicApi(taken.getLocalPort());

            assertThatThrownBy(() -> PublicServer.start(settings).close())
                    .isInstanceOf(DoorFailure.class)
                    .hasMessage("The public API cannot listen on port " + taken.getLocalPort()
                            + ": it is taken; choose another with publicApi.port.");
        }
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, that is no address of this machine", "no-such-host.invalid, there is no host of that name"})
    void tellsAForeignHostFromATakenPort(String host, String reason) throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            ListenerSettings settings = onHost(host, taken.getLocalPort());

            assertThatThrownBy(() -> PublicServer.start(settings).close())
                    .isInstanceOf(DoorFailure.class)
                    .hasMessageStartingWith("The public API cannot listen on " + host + ": " + reason)
                    .hasMessageContaining("publicApi.host");
        }
    }

    private static ListenerSettings onHost(String host, int port) {
        ListenerSettings usual = ListenerSettings.publicApi(port);
        return new ListenerSettings(
                ListenerSettings.PUBLIC,
                Optional.of(host),
                port,
                usual.headTimeout(),
                usual.stallTimeout(),
                usual.drainTimeout(),
                usual.limits(),
                Optional.empty());
    }

    @Test
    void endsIdleConnectionsAndRefusesNewOnesWhenStopped() {
        try (PublicServer server = PublicServer.start();
                RawClient idle = server.connect()) {
            idle.ask("GET", "/api/v1/status");

            server.listener().close();

            assertThat(idle.isEnded()).isTrue();
            assertThatThrownBy(() -> server.connect().close()).hasMessageContaining("refused");
        }
    }

    @Test
    void letsRunningAnswersEndWhenStopped() {
        try (PublicServer server = PublicServer.start();
                RawClient client = server.connect()) {
            server.assets().put(1, Contents.of(LARGE), Freshness.HIT);
            client.send(RawClient.request("GET", "/api/v1/assets/1"));
            awaitOpen(server, 1);

            CompletableFuture<Void> stopped = CompletableFuture.runAsync(server.listener()::stop);
            Answer answer = client.read(false);

            assertThat(answer.isWhole()).isTrue();
            assertThat(client.isEnded()).isTrue();
            stopped.join();
        }
    }

    @Test
    void saysThatAnAnswerIsTheLastOneOfItsConnection() {
        try (PublicServer server = PublicServer.start();
                RawClient client = server.connect()) {
            FakeAsset asset = server.assets().put(1, Contents.of(10), Freshness.MISS);
            client.send(RawClient.request("GET", "/api/v1/assets/1"));
            patiently().until(() -> asset.waiting() == 1);

            server.listener().close();
            asset.arrive(10);

            assertThat(client.read(false).header("Connection")).contains("close");
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void cutsAnswersThatDoNotEndInTime() {
        try (PublicServer server = PublicServer.start(settings(LONG, LONG, SHORT));
                RawClient client = server.connect()) {
            FakeAsset stalled = server.assets().put(1, Contents.of(10), Freshness.MISS);
            client.send(RawClient.request("GET", "/api/v1/assets/1"));
            patiently().until(() -> stalled.waiting() == 1);

            server.listener().stop();

            assertThat(client.isEnded()).isTrue();
            patiently().until(() -> stalled.open() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /api/v1/status HTTP/1.1\r\nHost: n"})
    void endsConnectionsWithoutARequest(String start) {
        try (PublicServer server = PublicServer.start(settings(SHORT, LONG, LONG));
                RawClient client = server.connect()) {
            client.send(start);

            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void endsConnectionsThatStayIdleAfterAnAnswer() {
        try (PublicServer server = PublicServer.start(settings(LATER, LONG, LONG));
                RawClient client = server.connect()) {
            client.ask("GET", "/api/v1/status");

            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void endsClientsThatDoNotRead() {
        try (PublicServer server = PublicServer.start(settings(LONG, SHORT, LONG));
                RawClient client = RawClient.connect(server.listener().port(), 4096)) {
            FakeAsset asset = server.assets().put(1, Contents.of(LARGE), Freshness.HIT);
            client.send(RawClient.request("GET", "/api/v1/assets/1"));
            awaitOpen(asset, 1);

            awaitOpen(asset, 0);

            assertThat(client.read(false).isWhole()).isFalse();
        }
    }

    @Test
    void keepsClientsThatWaitForUs() {
        try (PublicServer server = PublicServer.start(settings(LATER, LATER, LONG));
                RawClient waiting = server.connect();
                RawClient idle = server.connect()) {
            FakeAsset asset = server.assets().put(1, Contents.of(10), Freshness.MISS);
            waiting.send(RawClient.request("GET", "/api/v1/assets/1"));

            assertThat(idle.isEnded()).isTrue(); // so that both timeouts have passed

            asset.arrive(10);
            assertThat(waiting.read(false).isWhole()).isTrue();
        }
    }

    private static void awaitOpen(PublicServer server, long id) {
        patiently().until(() -> server.assets().takeServed().length == id);
    }

    private static void awaitOpen(FakeAsset asset, int open) {
        patiently().atMost(Duration.ofMinutes(1)).until(() -> asset.open() == open);
    }

    private static ListenerSettings settings(Duration head, Duration stall, Duration drain) {
        return new ListenerSettings(
                ListenerSettings.PUBLIC,
                Optional.empty(),
                PublicServer.freePort(),
                head,
                stall,
                drain,
                ListenerSettings.Limits.ORDINARY,
                Optional.empty());
    }
}
