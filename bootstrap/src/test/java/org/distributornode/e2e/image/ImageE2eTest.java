package org.distributornode.e2e.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.ToStringConsumer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.junit.jupiter.Testcontainers;

/// The image, configured by variables alone, in front of the demo's network. The variable `DISTRIBUTOR_NODE_IMAGE`
/// names an image that has been built; without it the `Dockerfile` builds one.
@Testcontainers(disabledWithoutDocker = true)
final class ImageE2eTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PUBLIC = 3334;
    private static final ImageFromDockerfile OF_THE_SOURCES = new ImageFromDockerfile()
            .withDockerfile(Path.of("..", "Dockerfile").toAbsolutePath().normalize());
    private static final Map<String, String> SETTINGS = Map.of(
            "JOYSTREAM_DISTRIBUTOR__ID", "image",
            "JOYSTREAM_DISTRIBUTOR__WORKER_ID", "0",
            "JOYSTREAM_DISTRIBUTOR__ENDPOINTS__STORAGE_SQUID", "http://network:4352/graphql",
            "JOYSTREAM_DISTRIBUTOR__DIRECTORIES__ASSETS", "/data",
            "JOYSTREAM_DISTRIBUTOR__DIRECTORIES__CACHE_STATE", "/cache",
            "JOYSTREAM_DISTRIBUTOR__LIMITS__STORAGE", "1G");

    @Test
    void servesAsAnOrdinaryUserAndEndsWhenItIsTold() throws Exception {
        try (Network between = Network.newNetwork();
                GenericContainer<?> network = network(between);
                GenericContainer<?> node = node(between)) {
            network.start();
            node.start();

            awaitAnswer(node, "hit");

            assertThat(node.execInContainer("cat", "/proc/1/status").getStdout())
                    .containsPattern("(?m)^Uid:\t1000\t1000\t1000\t1000$");
            assertThat(node.execInContainer(
                                    "/opt/distributor-node/java/bin/java",
                                    "-jar",
                                    "/opt/distributor-node/distributor-node.jar",
                                    "health")
                            .getStdout())
                    .startsWith("Healthy: ");
            assertEndsOnSigterm(node);
        }
    }

    @Test
    void namesTheCommandThatGivesItAFolder() {
        ToStringConsumer said = new ToStringConsumer();
        try (GenericContainer<?> node = configured()
                .withTmpFs(Map.of("/data", "rw,mode=0755"))
                .withLogConsumer(said)
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(PATIENCE))) {

            assertThatThrownBy(node::start).isInstanceOf(ContainerLaunchException.class);

            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> said.toString(StandardCharsets.UTF_8).contains("`chown -R 1000:1000 /data`"));
        }
    }

    private static GenericContainer<?> network(Network between) {
        return container()
                .withNetwork(between)
                .withNetworkAliases("network")
                .withCommand("demo-network", "--host", "0.0.0.0", "--name", "network")
                .waitingFor(
                        Wait.forLogMessage("(?s).*endpoints.storageSquid.*", 1).withStartupTimeout(PATIENCE));
    }

    private static GenericContainer<?> node(Network between) {
        return configured()
                .withNetwork(between)
                .withExposedPorts(PUBLIC)
                .waitingFor(Wait.forHttp("/api/v1/status").forPort(PUBLIC).withStartupTimeout(PATIENCE));
    }

    private static GenericContainer<?> configured() {
        return container().withEnv(SETTINGS);
    }

    private static GenericContainer<?> container() {
        String built = System.getenv("DISTRIBUTOR_NODE_IMAGE");
        return built == null ? new GenericContainer<>(OF_THE_SOURCES) : new GenericContainer<>(built);
    }

    /// Asks for the subtitles until they are served so, and looks at what came.
    private static void awaitAnswer(GenericContainer<?> node, String cache) throws Exception {
        URI subtitles =
                URI.create("http://%s:%d/api/v1/assets/4".formatted(node.getHost(), node.getMappedPort(PUBLIC)));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(subtitles).build();
            HttpResponse<String> answer = Awaitility.await()
                    .atMost(PATIENCE)
                    .until(
                            () -> client.send(request, HttpResponse.BodyHandlers.ofString()),
                            got -> got.headers()
                                    .firstValue("x-cache")
                                    .orElse("")
                                    .equals(cache));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).startsWith("WEBVTT");
        }
    }

    private static void assertEndsOnSigterm(GenericContainer<?> node) {
        DockerClient docker = node.getDockerClient();
        docker.stopContainerCmd(node.getContainerId()).withTimeout(60).exec();
        assertThat(docker.inspectContainerCmd(node.getContainerId())
                        .exec()
                        .getState()
                        .getExitCodeLong())
                .isZero();
    }
}
