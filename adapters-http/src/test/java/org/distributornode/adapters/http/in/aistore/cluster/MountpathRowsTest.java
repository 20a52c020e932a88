package org.distributornode.adapters.http.in.aistore.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.distributornode.adapters.http.testserver.AistoreServer;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.StoreBench;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MountpathRowsTest {

    private static final String TARGET = AistoreServer.NODE.target();
    private static ClusterRig rig;

    @BeforeAll
    static void start() {
        rig = new ClusterRig(Optional.empty());
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void tellsWhereItsObjectsAre() {
        String paths = "{\"available\":[\"/tmp\"],\"waiting_dd\":[],\"disabled\":[]}";

        assertThat(rig.get("/v1/daemon?what=mountpaths").body()).isEqualTo(paths);
        assertThat(rig.get("/v1/cluster?what=mountpaths").body())
                .isEqualTo("{\"targets\":{\"" + TARGET + "\":" + paths + "}}");
        assertThat(rig.get("/v1/cluster?what=target_ips").body()).isEqualTo("localhost,localhost,localhost");
    }

    @ParameterizedTest
    @CsvSource({"add, remove, disable, enable", "attach-mp, detach-mp, disable-mp, enable-mp"})
    void takesMountpathsIntoUseAndOutOfIt(String add, String remove, String disable, String enable) {
        String path = "/disks/" + add;
        rig.folders.make(path);
        String target = "/v1/daemon/mountpaths";
        String message = "{\"action\": \"%s\", \"value\":\"" + path + "\"}";

        assertThat(rig.put(target, message.formatted(add)).status()).isEqualTo(200);
        assertThat(rig.put(target, message.formatted(add)).status()).isEqualTo(400);
        assertThat(rig.ask("POST", target + "?dntres=true", message.formatted(disable))
                        .status())
                .isEqualTo(200);
        assertThat(rig.ask("POST", target, message.formatted(disable)).status()).isEqualTo(204);
        assertThat(rig.get("/v1/daemon?what=mountpaths").body()).contains("\"disabled\":[\"" + path + "\"]");
        assertThat(rig.ask("POST", target, message.formatted(enable)).status()).isEqualTo(200);
        assertThat(rig.ask("POST", target, message.formatted(enable)).status()).isEqualTo(204);
        assertThat(rig.ask("DELETE", target + "?dntres=true", message.formatted(remove))
                        .status())
                .isEqualTo(200);
        assertThat(rig.ask("DELETE", target, message.formatted(remove)).status())
                .isEqualTo(404);
        assertThat(rig.ask("POST", target, message.formatted(disable)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, '{\"action\":\"add\",\"value\":\"relative\"}', 400",
        "PUT, '{\"action\":\"add\",\"value\":\"/missing/folder\"}', 404",
        "PUT, '{\"action\":\"add\",\"value\":7}', 400",
        "PUT, '{\"action\":\"add\"}', 400",
        "PUT, '{\"action\":\"remove\",\"value\":\"/tmp\"}', 400",
        "POST, '{\"action\":\"nonsense\",\"value\":\"/tmp\"}', 400"
    })
    void takesNothingElseIntoUse(String method, String message, int status) {
        assertThat(rig.ask(method, "/v1/daemon/mountpaths", message).status()).isEqualTo(status);
    }

    @Test
    void resilversOneTargetAlone() {
        String start = "{\"action\":\"start\",\"value\":{\"kind\":\"resilver\",\"node\":\"NODE\"}}";

        assertThat(rig.put("/v1/cluster", start.replace("NODE", "nonesuch")).status())
                .isEqualTo(400);
        Answer answer = rig.put("/v1/cluster", start.replace("NODE", TARGET));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(rig.works.find(answer.body()).orElseThrow().kind()).isEqualTo("resilver");
    }

    @Test
    void saysThatNotAllBucketsCanBeResilveredNow() {
        StoreBench busy = new StoreBench(_ -> {});
        int buckets = 2 * StoreBench.WAITING;
        IntStream.range(0, buckets).forEach(i -> busy.bucket("b" + i));
        try (ClusterRig full = new ClusterRig(Optional.empty(), busy)) {
            Answer answer = full.put("/v1/cluster", "{\"action\":\"start\",\"value\":{\"kind\":\"resilver\"}}");

            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.body())
                    .contains("at most " + StoreBench.WAITING + " may: resilvering begins with ")
                    .contains(" of " + buckets + " buckets; ask for it again");
            assertThat(busy.jobs.list()).isNotEmpty();
        }
    }
}
