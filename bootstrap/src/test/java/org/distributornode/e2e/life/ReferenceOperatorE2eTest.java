package org.distributornode.e2e.life;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.distributornode.adapters.storage.simulated.SimulatedDistributionBucket;
import org.distributornode.e2e.Authority;
import org.distributornode.e2e.Bytes;
import org.distributornode.e2e.NodeRig;
import org.distributornode.e2e.Published;
import org.distributornode.e2e.TemporaryFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever operated the reference node goes on with the configuration and the commands he knows, each in a process of
/// its own.
final class ReferenceOperatorE2eTest {

    private static final String SAMPLE = "/org/distributornode/bootstrap/config/reference.yml";
    private static final String BUCKET = "1:0";

    private final NodeRig rig = NodeRig.prepared();

    @AfterEach
    void end() {
        rig.close();
    }

    /// The configuration has every key of the reference node; only addresses and the folder of the logs are changed.
    @Test
    void startsWithItsConfigurationAndObeysItsCommands() throws IOException {
        writeConfiguration();
        Published object = publish();
        try (ChildNode node = ChildNode.start(rig.configFile())) {
            assertThat(node.log()).anyMatch(line -> line.contains("hmacSecret has fewer than 32 bytes"));
            String everybody = " -y -u http://127.0.0.1:" + node.client().port();
            String nobody = " -y -u http://127.0.0.1:" + node.operatorPort();
            String operator = nobody + " -s " + Authority.SECRET;
            assertThat(node.client().get(object.path()).body()).isEqualTo(object.content());
            assertThat(node.client().get("/api/v1/buckets").text()).isEqualTo("{\"bucketIds\":[\"1:0\",\"1:1\"]}");
            assertThat(node.client().get("/api/v1/status").text())
                    .startsWith("{\"id\":\"test-node\"")
                    .contains("\"workerId\":0,", "\"storageLimit\":107374182400,");

            assertEnds(0, "", "status" + everybody);
            assertEnds(40, "It is not known what the secret of the operator API is", "status" + nobody);
            assertEnds(0, "Request successful", "node:stop-public-api" + operator);
            assertEnds(20, "{\"message\":\"Already stopped\"}", "node:stop-public-api" + operator);
            assertEnds(0, "Request successful", "node:shutdown" + operator);

            assertThat(node.exitCode()).isZero();
            assertThat(node.log()).anyMatch(line -> line.contains("state saved outcome=SAVED"));
        }
        assertThat(TemporaryFolder.names(rig.folder().resolve("logs")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name).matches(".*\\.log(\\.gz)?"));
        assertThat(TemporaryFolder.names(rig.folder().resolve("local/data"))).containsExactly(object.id());
    }

    private void writeConfiguration() throws IOException {
        try (InputStream sample = ReferenceOperatorE2eTest.class.getResourceAsStream(SAMPLE)) {
            String text = new String(sample.readAllBytes(), UTF_8)
                    .replace(
                            "http://localhost:4352/graphql",
                            rig.world().queryNode().endpoint().toString())
                    .replace("port: 3334", "port: 0")
                    .replace("port: 3335", "port: 0")
                    .replace("./local/logs", rig.folder().resolve("logs").toString());
            Files.writeString(rig.configFile(), text);
        }
    }

    private Published publish() {
        Published object = rig.world().publish(Bytes.random(10_000, 1));
        rig.world().network().put(SimulatedDistributionBucket.servedBy(BUCKET, 0));
        rig.world().assign(object, BUCKET);
        return object;
    }

    private static void assertEnds(int code, String sentence, String line) {
        try (ChildNode command = ChildNode.launch(line.split(" ", -1))) {
            assertThat(command.exitCode()).as(() -> line + ": " + command.log()).isEqualTo(code);
            assertThat(String.join("\n", command.log())).contains(sentence);
        }
    }
}
