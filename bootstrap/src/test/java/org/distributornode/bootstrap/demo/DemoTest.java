package org.distributornode.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.bootstrap.config.NodeConfiguration;
import org.distributornode.bootstrap.demo.Demo.Ports;
import org.distributornode.bootstrap.demo.Demo.Running;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoTest {

    private static final Ports FREE = new Ports(0, 0, OptionalInt.of(0));

    @TempDir
    private Path folder;

    private final FakeLauncher launcher = new FakeLauncher();
    private final Demo demo = new Demo(launcher);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        demo.close();
        client.close();
    }

    @Test
    void namesEachObjectByItsAddressAtTheNode() {
        Running running = demo.start(FREE, DemoFolder.kept(folder));

        assertThat(running.objects())
                .extracting(URI::toString)
                .containsExactly(
                        "http://127.0.0.1:4711/api/v1/assets/1",
                        "http://127.0.0.1:4711/api/v1/assets/2",
                        "http://127.0.0.1:4711/api/v1/assets/3",
                        "http://127.0.0.1:4711/api/v1/assets/4");
        assertThat(running.aistore()).hasToString("http://127.0.0.1:4712");
    }

    @Test
    void givesTheNodeAConfigurationThatItAccepts() {
        demo.start(FREE, DemoFolder.kept(folder));

        NodeConfiguration configuration = launcher.configuration();
        assertThat(configuration.publicApi().host()).isEqualTo("127.0.0.1");
        assertThat(configuration.directories().assets()).isEqualTo(folder.resolve("assets"));
        assertThat(configuration.directories().cacheState()).isEqualTo(folder.resolve("state"));
        assertThat(configuration.worker()).isPresent();
        assertThat(configuration.aistoreApi()).isPresent();
        assertThat(configuration.objectStore().orElseThrow().mountpaths()).containsExactly(folder.resolve("objects"));
    }

    @Test
    void startsItsNodeAgainWithoutTheNetwork() {
        Running running = demo.start(FREE, DemoFolder.kept(folder));

        running.again().run();

        NodeConfiguration configuration = launcher.configuration();
        assertThat(configuration.directories().cacheState()).isEqualTo(folder.resolve("state"));
        assertThat(configuration.endpoints().catalogFile()).contains(folder.resolve("objects.yml"));
        assertThat(launcher.isClosed()).isTrue();
    }

    @Test
    void runsANetworkThatHoldsTheMediaUnderTheirHashes() throws Exception {
        demo.start(FREE, DemoFolder.kept(folder));

        String answer = ask("{ storageDataObjects { size ipfsHash storageBag { storageBuckets { storageBucket {"
                + " operatorMetadata { nodeEndpoint } } } } } }");

        assertThat(answer)
                .contains("\"" + DemoMedia.FILM.content().length + "\"", "\"gW")
                .contains("\"nodeEndpoint\":\"http://127.0.0.1:");
    }

    @Test
    void servesAPageThatMayLoadNothingButItselfAndTheNode() throws Exception {
        URI page = page();

        HttpResponse<String> html = get(page);

        assertThat(html.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "media-src http://127.0.0.1:4711;")
                .doesNotContain("unsafe", "*");
        for (MatchResult link : Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(html.body())
                .results()
                .toList()) {
            assertThat(get(page.resolve(link.group(1))).statusCode())
                    .as(link.group(1))
                    .isEqualTo(200);
        }
    }

    @Test
    void tellsThePageWhereTheMediaAre() throws Exception {
        String objects = get(page().resolve("/objects.json")).body();

        assertThat(objects)
                .startsWith("[{\"name\":\"FILM\",\"file\":\"film.webm\",\"type\":\"video/webm\","
                        + "\"address\":\"http://127.0.0.1:4711/api/v1/assets/1\"},");
    }

    @Test
    void isNotRehearsedWhereNobodyServes() {
        Running running = demo.start(FREE, DemoFolder.kept(folder));

        assertThatThrownBy(() -> Rehearsal.of(running)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void servesNothingElseOnThePage() throws Exception {
        URI page = page();

        assertThat(get(page.resolve("/film.webm")).statusCode()).isEqualTo(404);
        assertThat(get(page.resolve("/../page.js")).statusCode()).isEqualTo(404);
        HttpRequest post = HttpRequest.newBuilder(page)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(client.send(post, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void namesTheFlagThatMovesATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> demo.start(new Ports(port, 0, OptionalInt.of(0)), DemoFolder.forOneRun()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("Port " + port + " is taken or may not be used; choose another with --port.");
            assertThatThrownBy(() -> demo.start(new Ports(0, port, OptionalInt.of(0)), DemoFolder.forOneRun()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("Port " + port + " is taken or may not be used; choose another with --page-port.");
            assertThatThrownBy(() -> demo.start(new Ports(0, 0, OptionalInt.of(port)), DemoFolder.forOneRun()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("Port " + port + " is taken or may not be used; choose another with --aistore-port.");
            assertThat(launcher.wasAsked()).isFalse();
        }
    }

    @Test
    void leavesNothingBehindWhenTheNodeRefuses() {
        DemoFolder temporary = DemoFolder.forOneRun();
        launcher.refuse("The folder is in use.");
        assertThatThrownBy(() -> demo.start(FREE, temporary)).hasMessage("The folder is in use.");

        demo.close();

        assertThat(temporary.path()).doesNotExist();
        assertThat(isReachable(
                        launcher.configuration().endpoints().storageSquid().orElseThrow()))
                .isFalse();
    }

    @Test
    void refusesAFolderThatIsAFile() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DemoFolder.kept(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("--data");
    }

    @Test
    void endsAllOfItAndRemovesTheTemporaryFolder() {
        DemoFolder temporary = DemoFolder.forOneRun();
        demo.start(FREE, temporary);

        demo.close();

        assertThat(temporary.path()).doesNotExist();
        assertThat(launcher.isClosed()).isTrue();
        assertThat(isReachable(
                        launcher.configuration().endpoints().storageSquid().orElseThrow()))
                .isFalse();
    }

    @Test
    void keepsAFolderThatWasNamed() {
        demo.start(FREE, DemoFolder.kept(folder.resolve("kept")));

        demo.close();

        assertThat(folder.resolve("kept/config.yml")).exists();
    }

    @Test
    void saysSoWhenItIsEndedWhileItStarts() {
        DemoFolder temporary = DemoFolder.forOneRun();
        demo.close();

        assertThatThrownBy(() -> demo.start(FREE, temporary)).isInstanceOf(Opened.Ending.class);

        assertThat(temporary.path()).doesNotExist();
    }

    private URI page() {
        return demo.start(FREE, DemoFolder.kept(folder)).page();
    }

    private String ask(String query) throws Exception {
        URI queryNode = launcher.configuration().endpoints().storageSquid().orElseThrow();
        HttpRequest request = HttpRequest.newBuilder(queryNode)
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"" + query + "\"}"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private boolean isReachable(URI address) {
        try {
            return get(address).statusCode() > 0;
        } catch (IOException _) {
            return false;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
