package org.distributornode.adapters.http.in.aistore.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.testserver.AistoreServer;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.domain.checksum.XxHash64;
import org.distributornode.domain.settings.Tuning;
import org.distributornode.domain.store.StoreBucket;
import org.distributornode.domain.store.StoreTask;
import org.distributornode.domain.store.StoreTask.Chosen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClusterRowsTest {

    private static final String PROXY = AistoreServer.NODE.proxy();
    private static final String TARGET = AistoreServer.NODE.target();
    private static final String SDK = "User-Agent: ais/python/1.25.0";
    private static final String NET =
            "{\"node_ip_addr\":\"localhost\",\"daemon_port\":\"80\",\"direct_url\":\"http://localhost:80\"}";
    private static ClusterRig rig;

    @BeforeAll
    static void start() {
        rig = new ClusterRig(Optional.empty());
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @BeforeEach
    void tuneBack() {
        rig.tuning.reset();
    }

    private static String snode(String type, String id) {
        long digest = XxHash64.of(id.getBytes(StandardCharsets.UTF_8), 1_103_515_245);
        return "{\"public_net\":" + NET + ",\"intra_control_net\":" + NET + ",\"intra_data_net\":" + NET
                + ",\"daemon_type\":\"" + type + "\",\"daemon_id\":\"" + id + "\",\"flags\":0,\"id_digest\":"
                + Long.toUnsignedString(digest) + "}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/daemon?what=smap", "/v1/cluster?what=smap"})
    void tellsTheMapOfTheCluster(String target) {
        Answer answer = rig.get(target);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"pmap\":{\"" + PROXY + "\":" + snode("proxy", PROXY) + "},\"proxy_si\":"
                        + snode("proxy", PROXY) + ",\"tmap\":{\"" + TARGET + "\":" + snode("target", TARGET)
                        + "},\"uuid\":\"u")
                .endsWith("\"creation_time\":\"2026-11-22 12:00:00\",\"version\":\"1\"}");
    }

    @Test
    void answersAsTheNodeThatIsAsked() {
        assertThat(rig.get("/v1/daemon?what=snode").body()).contains("\"daemon_id\":\"" + PROXY + "\"");
        assertThat(rig.get("/v1/reverse/daemon?what=snode", "Ais-Node-Id: " + TARGET)
                        .body())
                .contains("\"daemon_id\":\"" + TARGET + "\"");
        assertThat(rig.get("/v1/reverse/daemon?what=snode", "node.id: " + PROXY).body())
                .contains("\"daemon_id\":\"" + PROXY + "\"");
        assertThat(rig.get("/v1/reverse/daemon?what=mountpaths", "Ais-Node-Id: " + PROXY)
                        .status())
                .isEqualTo(400);
        assertThat(rig.get("/v1/reverse/daemon?what=snode").body()).contains("missing node ID");
        assertThat(rig.get("/v1/reverse/daemon?what=snode", "Ais-Node-Id: nonesuch")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"bmd", "bucketmd"})
    void tellsBucketsWithTheirProperties(String what) {
        StoreBucket bucket = rig.store.bucket("listed");

        assertThat(rig.get("/v1/daemon?what=" + what).body())
                .startsWith("{\"providers\":{\"ais\":{\"@#\":{")
                .contains("\"" + bucket.name() + "\":{\"backend_bck\":");
    }

    @Test
    void tellsItsStateInEitherForm() {
        assertThat(rig.get("/v1/daemon?what=status").body())
                .startsWith("{\"snode\":{")
                .contains("\"daemon_stats\":{\"get.n\":0", "\"sys_info\":{\"mem_used\":", "\"smap_version\":\"1\"");
        Answer today = rig.get("/v1/reverse/daemon?what=node_status", "Ais-Node-Id: " + TARGET);
        assertThat(today.body())
                .startsWith("{\"status\":\"\",\"deployment\":")
                .contains("\"capacity\":{\"mountpaths\":{\"/tmp\":{\"mountpath_label\":\"\",\"fs\":{\"Fs\":");
        assertThat(rig.get("/v1/reverse/daemon?what=node_status", "Ais-Node-Id: " + PROXY)
                        .body())
                .contains("\"capacity\":{\"mountpaths\":null");
    }

    @Test
    void tellsWhatWasDone() {
        assertThat(rig.get("/v1/cluster?what=stats").body())
                .startsWith("{\"proxy\":{\"up.ns.time\":")
                .contains(
                        "\"target\":{\"" + TARGET + "\":{\"core\":{\"get.n\":0", "\"capacity\":{\"/tmp\":{\"used\":\"");
        assertThat(rig.get("/v1/daemon?what=stats").body()).startsWith("{\"core\":{\"get.n\":0,\"get.size\":0");
        assertThat(rig.get("/v1/cluster?what=node_stats").body()).startsWith("{\"proxy\":{\"snode\":{");
    }

    @Test
    void tellsOfTheMachine() {
        assertThat(rig.get("/v1/daemon?what=sysinfo").body()).contains("\"fs_used\":\"", "\"load_avg\":{\"One\":");
        assertThat(rig.get("/v1/cluster?what=sysinfo").body())
                .startsWith("{\"proxy\":{\"" + PROXY + "\":{\"mem_used\":")
                .contains("\"target\":{\"" + TARGET + "\":{\"mem_used\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/daemon?what=bogus", "/v1/daemon", "/v1/cluster?what=bogus", "/v1/cluster?what=config"})
    void refusesQuestionsThatItDoesNotKnow(String target) {
        Answer answer = rig.get(target);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("unrecognized");
    }

    @Test
    void saysThatItIsHealthy() {
        Answer answer = rig.get("/v1/health?prr=true");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Ais-Cluster-Uptime")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/daemon/setconfig?stats_time=33s&log.loglevel=4",
        "/v1/cluster/setconfig?stats_time=33s&log.loglevel=4",
        "/v1/cluster/set-config?periodic.stats_time=33s&log.level=4"
    })
    void setsWhatTheQuerySaysForGood(String target) {
        assertThat(rig.put(target, "").status()).isEqualTo(200);

        assertThat(rig.tuning.current()).isEqualTo(new Tuning(Duration.ofSeconds(33), 4));
        assertThat(rig.tunings.load()).isEqualTo(rig.tuning.current());
        assertThat(rig.get("/v1/daemon?what=config").body())
                .contains(
                        "\"periodic\":{\"stats_time\":\"33s\"}",
                        "\"log\":{\"level\":\"4\"",
                        "\"fspaths\":{\"/tmp\":\"\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/daemon", "/v1/cluster"})
    void setsWhatTheMessageOf2020Says(String target) {
        String message = "{\"action\": \"setconfig\",\"name\": \"stats_time\", \"value\": \"1s\"}";

        assertThat(rig.put(target, message).status()).isEqualTo(200);
        assertThat(rig.tuning.current().statsEvery()).isEqualTo(Duration.ofSeconds(1));
        assertThat(rig.put(target, message.replace("\"1s\"", "1")).status()).isEqualTo(400);
    }

    @Test
    void setsWhatTodaysMessageSaysAndTakesItBack() {
        String message = "{\"action\":\"set-config\",\"value\":{\"log\":{\"level\":\"5\"},\"periodic\":null}}";
        assertThat(rig.put("/v1/cluster?transient=true", message).status()).isEqualTo(200);
        assertThat(rig.tuning.current().logDetail()).isEqualTo(5);
        assertThat(rig.tunings.load()).isEqualTo(Tuning.STANDARD);

        assertThat(rig.put("/v1/cluster", "{\"action\":\"reset-config\"}").status())
                .isEqualTo(200);

        assertThat(rig.tuning.current()).isEqualTo(Tuning.STANDARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/cluster/set-config?stats_time=33s",
                "/v1/cluster/set-config?log.level=99",
                "/v1/cluster/set-config?periodic.stats_time=soon",
                "/v1/cluster/set-config?periodic.stats_time=1ms",
                "/v1/cluster/set-config?nonsense=1",
                "/v1/cluster/set-config?ec.enabled=true",
                "/v1/cluster/set-config?log.level=4&nonsense=1",
                "/v1/cluster/set-config",
                "/v1/cluster/nonsense?log.level=4",
                "/v1/daemon/set-config?periodic.stats_time=33s",
                "/v1/daemon/nonsense?log.level=4"
            })
    void neverSaysThatItHasSetWhatItHasNot(String target) {
        assertThat(rig.put(target, "").status()).isEqualTo(400);
        assertThat(rig.tuning.current()).isEqualTo(Tuning.STANDARD);
    }

    @Test
    void takesAFixedPropertyAsItIs() {
        assertThat(rig.put("/v1/cluster/set-config?ec.enabled=false", "").status())
                .isEqualTo(200);
    }

    @Test
    void isItsOwnPrimary() {
        for (String path : List.of("/v1/cluster/proxy/", "/v1/daemon/proxy/")) {
            assertThat(rig.put(path + PROXY, "").status()).isEqualTo(200);
            assertThat(rig.put(path + PROXY + "?frc=true&can=http://n", "").status())
                    .isEqualTo(200);
            assertThat(rig.put(path + TARGET, "").status()).isEqualTo(404);
            assertThat(rig.put(path + "nonesuch?frc=true&can=http://n", "").status())
                    .isEqualTo(404);
            assertThat(rig.put(path, "").status()).isEqualTo(400);
        }
    }

    @Test
    void letsNobodyJoinAndNobodyGo() {
        String flat = "{\"daemon_type\": \"target\", \"node_ip_addr\": \"172.16.175.41\", \"daemon_port\": \"8083\"}";

        assertThat(rig.ask("POST", "/v1/cluster/register", flat).status()).isEqualTo(501);
        assertThat(rig.ask("POST", "/v1/cluster/join-by-admin", flat).status()).isEqualTo(501);
        assertThat(rig.ask("DELETE", "/v1/cluster/daemon/15205:8083", "").status())
                .isEqualTo(404);
        assertThat(rig.ask("DELETE", "/v1/cluster/daemon/" + TARGET, "").status())
                .isEqualTo(400);
        String remove = "{\"action\":\"rm-unsafe\",\"value\":{\"sid\":\"SID\"}}";
        assertThat(rig.put("/v1/cluster", remove.replace("SID", "nonesuch")).status())
                .isEqualTo(404);
        assertThat(rig.put("/v1/cluster", remove.replace("SID", PROXY)).status())
                .isEqualTo(400);
        assertThat(rig.put("/v1/cluster", "{\"action\":\"decommission-node\"}").status())
                .isEqualTo(400);
    }

    @Test
    void rebalancesNothingForClientsOf2020AndRefusesTodaysOnes() {
        String start = "{\"action\": \"start\", \"value\": {\"kind\": \"rebalance\"}}";

        Answer old = rig.put("/v1/cluster", start);
        assertThat(old.status()).isEqualTo(200);
        assertThat(old.body()).matches("g[1-9][0-9]*");
        assertThat(rig.ask("GET", "/v1/cluster?what=status", "{\"id\":\"" + old.body() + "\"}")
                        .body())
                .startsWith("{\"kind\":\"rebalance\",\"uuid\":\"" + old.body() + "\",\"err\":\"\",\"end_time\":1")
                .endsWith("\"aborted\":false}");
        Answer today = rig.ask("PUT", "/v1/cluster", start, SDK);
        assertThat(today.status()).isEqualTo(400);
        assertThat(today.body()).contains("errNotEnoughTargets", "need 2, have 1");
        assertThat(rig.put("/v1/cluster", start.replace("start", "stop")).status())
                .isEqualTo(200);
    }

    @Test
    void trimsTheStoreWhenItIsToldTo() {
        Answer answer =
                rig.ask("PUT", "/v1/cluster", "{\"action\":\"start\",\"value\":{\"ID\":\"\",\"Kind\":\"lru\"}}", SDK);

        assertThat(rig.works.find(answer.body()).orElseThrow().kind()).isEqualTo("lru");
    }

    @ParameterizedTest
    @CsvSource({
        "start, '', 400",
        "start, nonsense, 400",
        "start, copy-bck, 400",
        "start, ec-get, 501",
        "stop, '', 400",
        "stop, nonsense, 400"
    })
    void startsAndStopsNothingThatItDoesNotKnow(String action, String kind, int status) {
        assertThat(rig.put("/v1/cluster", "{\"action\":\"" + action + "\",\"value\":{\"kind\":\"" + kind + "\"}}")
                        .status())
                .isEqualTo(status);
        assertThat(rig.put("/v1/cluster", "{\"action\":\"" + action + "\"}").status())
                .isEqualTo(400);
    }

    @Test
    void tellsOfJobsByIdAndKindAndBucket() {
        StoreBucket bucket = rig.store.bucket("worked");
        rig.store.storeJobs.submit(new StoreTask.Delete(bucket, new Chosen.All()));
        String id = rig.works.all().stream()
                .filter(work -> work.kind().equals("delete-listrange"))
                .findFirst()
                .orElseThrow()
                .id();

        Answer sdk = rig.ask(
                "GET",
                "/v1/cluster?what=status",
                "{\"ID\":\"" + id + "\",\"Kind\":\"\",\"DaemonID\":\"\",\"Bck\":null,\"Buckets\":null}",
                SDK);
        assertThat(sdk.header("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(sdk.body()).startsWith("{\"kind\":\"delete-listrange\",\"uuid\":\"" + id + "\",\"err\":\"\"");
        assertThat(rig.ask("GET", "/v1/cluster?what=qryxstats", "{\"kind\":\"delete-listrange\"}")
                        .body())
                .startsWith("{\"" + TARGET + "\":[{\"ext\":null,\"start-time\":\"2026-11-22T12:00:00Z\"")
                .contains("\"bck\":{\"name\":\"worked\"", "\"id\":\"" + id + "\"", "\"is_idle\":true");
        assertThat(rig.ask(
                                "GET",
                                "/v1/cluster?what=xaction",
                                "{\"action\": \"stats\", \"name\": \"delete\", \"value\":{\"bucket\":\"worked\"}}",
                                "Content-Type: application/json")
                        .body())
                .startsWith("{\"" + TARGET + "\":[{\"id\":\"" + id + "\",\"kind\":\"delete-listrange\",\"bck\":")
                .contains("\"obj_count\":\"0\"");
        assertThat(rig.ask("GET", "/v1/cluster?what=status_all", "{\"kind\":\"promote\"}")
                        .body())
                .isEqualTo("[]");
        assertThat(rig.ask("GET", "/v1/cluster?what=running_all", "{}").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({
        "status, '{\"id\":\"nonesuch1\"}', 404",
        "status, '{}', 400",
        "status, '', 400",
        "status, '{\"kind\":\"promote\"}', 404",
        "qryxstats, '{\"kind\":\"nonsense\"}', 400",
        "qryxstats, '{\"id\":\"nonesuch1\"}', 404",
        "xaction, '{\"action\":\"nonsense\"}', 400"
    })
    void refusesQuestionsAboutNoJob(String what, String body, int status) {
        assertThat(rig.ask("GET", "/v1/cluster?what=" + what, body).status()).isEqualTo(status);
    }

    @Test
    void shutsDownOnlyWhenItIsMeant() {
        assertThat(rig.put("/v1/daemon", "{\"action\": \"shutdown\"}").status()).isEqualTo(400);
        assertThat(rig.put("/v1/cluster", "{\"action\":\"shutdown-node\",\"value\":{\"sid\":\"x\"}}")
                        .status())
                .isEqualTo(404);

        assertThat(rig.put("/v1/daemon?frc=true", "{\"action\": \"shutdown\"}").status())
                .isEqualTo(200);
        assertThat(rig.put("/v1/cluster", "{\"action\": \"shutdown\"}").status())
                .isEqualTo(409);
    }

    @Test
    void tellsTheLastLinesOfItsLog() {
        assertThat(rig.get("/v1/reverse/daemon?what=log&severity=warning", "Ais-Node-Id: " + TARGET)
                        .body())
                .isEqualTo("a line of level warn\n");
    }

    @Test
    void saysWhatItDoesNotDo() {
        assertThat(rig.ask("PUT", "/v1/etl", "{}").status()).isEqualTo(501);
        assertThat(rig.ask("POST", "/v1/sort", "{}").status()).isEqualTo(501);
        assertThat(rig.get("/v1/etl").status()).isEqualTo(501);
        assertThat(rig.get("/v1/etl").body()).contains("no ETL: this node runs no containers");
        assertThat(rig.get("/v1/sort").status()).isEqualTo(501);
        assertThat(rig.put("/v1/cluster/attach?what=remote", "").status()).isEqualTo(501);
        assertThat(rig.get("/v1/metasync").status()).isEqualTo(400);
    }
}
