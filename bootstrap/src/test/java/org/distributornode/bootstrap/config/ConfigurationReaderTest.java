package org.distributornode.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.distributornode.bootstrap.config.ConfigurationResult.Fault;
import org.distributornode.bootstrap.config.ConfigurationResult.Refused;
import org.distributornode.bootstrap.config.NodeConfiguration.LogLevel;
import org.distributornode.bootstrap.config.NodeConfiguration.Logs.Frequency;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.distributornode.domain.bucket.WorkerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {

    private static final String MINIMAL = """
            id: n
            endpoints: {storageSquid: http://localhost:4352/graphql}
            directories: {assets: data, cacheState: state}
            limits: {storage: 1G}
            """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void takesTheReferenceNodesSampleUnchanged() throws IOException {
        NodeConfiguration read = Readings.accepted(Readings.yaml(sample())).configuration();

        assertThat(read.id()).isEqualTo("test-node");
        assertThat(read.endpoints().storageSquid()).contains(URI.create("http://localhost:4352/graphql"));
        assertThat(read.buckets())
                .isEqualTo(new BucketSelection.Chosen(Set.of(new BucketId("1:0"), new BucketId("1:1"))));
        assertThat(read.worker()).contains(new WorkerId(0));
        assertThat(read.limits().storage()).isEqualTo(100L << 30);
        assertThat(read.limits().maxCachedItemSize()).isEqualTo(OptionalLong.of(1L << 30));
        assertThat(read.limits().pendingDownloadTimeout()).isEqualTo(Duration.ofHours(1));
        assertThat(read.intervals().cacheCleanup()).isEqualTo(Duration.ofDays(1));
        assertThat(read.operatorApi().orElseThrow().hmacSecret()).isEqualTo("this-is-not-so-secret");
        assertThat(read.logs().console().orElseThrow().level()).isEqualTo(LogLevel.VERBOSE);
        assertThat(read.logs().file().orElseThrow().frequency()).isEqualTo(Frequency.HOURLY);
    }

    @Test
    void fillsInWhatAFileLeavesOut() {
        NodeConfiguration read = Readings.accepted(Readings.yaml(MINIMAL)).configuration();

        assertThat(read.publicApi().port()).isEqualTo(3334);
        assertThat(read.publicApi().maxRanges()).isEqualTo(16);
        assertThat(read.limits().queryNodeTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(read.limits().queryNodeCacheTTL()).isEqualTo(Duration.ofMinutes(1));
        assertThat(read.limits().maxCachedItemSize()).isEmpty();
        assertThat(read.cache().holdBack()).isEqualTo(64 << 10);
        assertThat(read.operatorApi()).isEmpty();
        assertThat(read.buckets()).isEqualTo(new BucketSelection.Nothing());
        assertThat(read.logs().console().orElseThrow().level()).isEqualTo(LogLevel.INFO);
    }

    @Test
    void readsJsonAsItReadsYaml() {
        String json = """
                {"id": "n", "endpoints": {"storageSquid": "http://localhost:4352/graphql"},
                \t"directories": {"assets": "data", "cacheState": "state"}, "limits": {"storage": "1G"}}
                """;

        assertThat(Readings.read("config.json", json, Map.of()))
                .usingRecursiveComparison()
                .ignoringFields("configuration.named") // its own name is another one
                .isEqualTo(Readings.yaml(MINIMAL));
    }

    @Test
    void namesAnUnknownKeyAndItsPlace() {
        String refusal = Readings.refusal(Readings.yaml(MINIMAL + "publicapi:\n  port: 1\n"));

        assertThat(refusal)
                .isEqualTo("There is no key publicapi; did you mean publicApi? (" + Readings.folder()
                        + "/config.yml, line 5, column 1).");
    }

    @Test
    void namesAnUnknownKeyDeepInside() {
        String text = MINIMAL.replace("{storage: 1G}", "{storage: 1G, storge: 2G}");

        assertThat(Readings.refusal(Readings.yaml(text)))
                .startsWith("There is no key limits.storge (")
                .contains("line 4, column 23");
    }

    @Test
    void namesTheSuccessorOfAKeyThatWas() {
        String text = MINIMAL.replace("storageSquid", "queryNode");

        assertThat(Readings.refusal(Readings.yaml(text)))
                .startsWith("endpoints.queryNode is no longer read: use endpoints.storageSquid instead");
        assertThat(Readings.refusal(
                        Readings.yaml(MINIMAL, Map.of("JOYSTREAM_DISTRIBUTOR__ENDPOINTS__QUERY_NODE", "http://q"))))
                .contains("use endpoints.storageSquid instead")
                .contains("variable JOYSTREAM_DISTRIBUTOR__ENDPOINTS__QUERY_NODE");
    }

    @Test
    void refusesAKeyWrittenTwice() {
        assertThat(Readings.refusal(Readings.yaml(MINIMAL + "id: other\n")))
                .startsWith("The key \"id\" is written twice")
                .contains("line 5, column 1");
        assertThat(Readings.refusal(Readings.read("config.json", "{\"id\": \"a\", \"id\": \"b\"}", Map.of())))
                .contains("config.json is not JSON");
    }

    @Test
    void refusesTextWhereASectionMustBe() {
        assertThat(Readings.refusal(Readings.yaml(MINIMAL + "publicApi: 3334\n")))
                .startsWith("publicApi must be a section with keys of its own");
        assertThat(Readings.refusal(Readings.yaml(
                        MINIMAL + "publicApi: 3334\n", Map.of("JOYSTREAM_DISTRIBUTOR__PUBLIC_API__PORT", "1"))))
                .startsWith("publicApi must be a section with keys of its own");
    }

    @Test
    void refusesAKeyWithoutAValue() {
        assertThat(Readings.refusal(Readings.yaml(MINIMAL + "workerId:\n")))
                .startsWith("workerId must be a whole number of at least 0, not nothing");
    }

    @Test
    void asksForWhatIsMissing() {
        assertThat(Readings.refusal(Readings.yaml(MINIMAL.replace("limits: {storage: 1G}", ""))))
                .isEqualTo("limits.storage is not set: write it into the file or set the variable"
                        + " JOYSTREAM_DISTRIBUTOR__LIMITS__STORAGE.");
        assertThat(Readings.refusal(Readings.yaml(MINIMAL + "operatorApi: {port: 1}\n")))
                .startsWith("operatorApi.hmacSecret is not set");
        assertThat(Readings.refusal(Readings.yaml(MINIMAL + "logs: {file: {level: info}}\n")))
                .startsWith("logs.file.path is not set");
        assertThat(Readings.refusal(Readings.yaml(MINIMAL + "logs: {elastic: {level: info}}\n")))
                .startsWith("logs.elastic.endpoint is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[data]", "[x/../state]", "[data/objects]", "[.]", "[m, m/2]", "[m/2, m]"})
    void wantsMountpathsApartFromAllElse(String mountpaths) {
        String text = MINIMAL + "objectStore: {mountpaths: " + mountpaths + ", limit: 1G}\n";

        assertThat(Readings.refusal(Readings.yaml(text)))
                .startsWith(
                        "objectStore.mountpaths must lie apart from each other and from the folders of directories");
    }

    @Test
    void hasAStoreOnlyIfItIsConfigured() {
        assertThat(Readings.accepted(Readings.yaml(MINIMAL)).configuration().objectStore())
                .isEmpty();
        assertThat(Readings.refusal(
                        Readings.yaml(MINIMAL + "objectStore: {mountpaths: [m], limit: 1G, lowWatermark: 91%}\n")))
                .startsWith("objectStore.lowWatermark must not be more than objectStore.highWatermark");
        assertThat(Readings.refusal(Readings.yaml(MINIMAL + "objectStore: {mountpaths: [m]}\n")))
                .startsWith("objectStore.limit is not set");
    }

    @Test
    void takesTheSecretOfOperatorsForIntegratorsWhoHaveNone() {
        String operator = "operatorApi: {port: 1, hmacSecret: o}\n";

        assertThat(Readings.refusal(Readings.yaml(MINIMAL + "integrationApi: {}\n")))
                .startsWith("integrationApi.hmacSecret is not set");
        assertThat(integration(operator + "integrationApi: {}\n").hmacSecret()).isEqualTo("o");
        assertThat(integration(operator + "integrationApi: {hmacSecret: i}\n").hmacSecret())
                .isEqualTo("i");
        assertThat(integration(operator + "integrationApi: {}\n").toString()).doesNotContain("hmacSecret");
        assertThat(Readings.refusal(Readings.yaml(MINIMAL + "integrationApi: {hmacSecret: s, retryLongestMs: 4999}\n")))
                .startsWith("integrationApi.retryLongestMs must not be less than integrationApi.retryFirstMs");
    }

    private static IntegrationApi integration(String more) {
        return Readings.accepted(Readings.yaml(MINIMAL + more))
                .configuration()
                .integrationApi()
                .orElseThrow();
    }

    @Test
    void wantsTwoFolders() {
        String one = MINIMAL.replace("cacheState: state", "cacheState: ./x/../data");

        assertThat(Readings.refusal(Readings.yaml(one)))
                .startsWith("directories.assets and directories.cacheState must be two folders, not both /")
                .contains("line 3");
    }

    @Test
    void wantsExactlyOneCatalogue() {
        String both = MINIMAL.replace("graphql}", "graphql, catalogFile: o.yml}");
        String none = MINIMAL.replace("storageSquid: http://localhost:4352/graphql", "");

        assertThat(Readings.refusal(Readings.yaml(both)))
                .startsWith("endpoints.storageSquid and endpoints.catalogFile exclude each other")
                .contains("line 2");
        assertThat(Readings.refusal(Readings.yaml(none)))
                .startsWith("endpoints.storageSquid is not set, nor endpoints.catalogFile");
    }

    @Test
    void countsAllOfACatalogueFileAsOursUnlessBucketsAreSet() {
        String file = MINIMAL.replace("storageSquid: http://localhost:4352/graphql", "catalogFile: o.yml");

        NodeConfiguration all =
                Readings.accepted(Readings.yaml(file + "workerId: 3\n")).configuration();
        NodeConfiguration some =
                Readings.accepted(Readings.yaml(file + "buckets: [4, 5]\n")).configuration();

        assertThat(all.buckets()).isEqualTo(new BucketSelection.Everything());
        assertThat(all.endpoints().catalogFile()).contains(Readings.folder().resolve("o.yml"));
        assertThat(some.buckets()).isEqualTo(new BucketSelection.Chosen(Set.of(new BucketId("4"), new BucketId("5"))));
    }

    @Test
    void readsNothingFromAMissingFile() {
        ConfigurationReader reader = new ConfigurationReader(Map.of("JOYSTREAM_DISTRIBUTOR__ID", "n"));

        ConfigurationResult result = reader.read(folder.resolve("none.yml"));

        assertThat(result).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.fault()).isEqualTo(Fault.MISSING_FILE);
            assertThat(refused.sentence()).startsWith("There is no file " + folder.resolve("none.yml") + ", and ");
        });
    }

    @Test
    void needsNoFileWhenTheVariablesSayAll() {
        Map<String, String> environment = new HashMap<>();
        environment.put("JOYSTREAM_DISTRIBUTOR__ID", "n");
        environment.put("JOYSTREAM_DISTRIBUTOR__ENDPOINTS__STORAGE_SQUID", "http://q:1/graphql");
        environment.put("JOYSTREAM_DISTRIBUTOR__DIRECTORIES__ASSETS", "/data");
        environment.put("JOYSTREAM_DISTRIBUTOR__DIRECTORIES__CACHE_STATE", "cache");
        environment.put("JOYSTREAM_DISTRIBUTOR__LIMITS__STORAGE", "50G");

        ConfigurationResult result = new ConfigurationReader(environment).read(folder.resolve("none.yml"));

        NodeConfiguration.Directories directories =
                Readings.accepted(result).configuration().directories();
        assertThat(directories.assets()).isEqualTo(Path.of("/data"));
        assertThat(directories.cacheState()).isEqualTo(folder.resolve("cache"));
    }

    @Test
    void findsItsFileByVariableOrByHabit() {
        assertThat(new ConfigurationReader(Map.of("CONFIG_PATH", "/etc/node.yml")).usualFile())
                .isEqualTo(Path.of("/etc/node.yml"));
        assertThat(new ConfigurationReader(Map.of()).usualFile()).isEqualTo(Path.of("config.yml"));
    }

    @Test
    void refusesFilesThatAreNotWhatTheirNameSays() throws IOException {
        Path latin = Files.write(folder.resolve("latin.yml"), "id: \u00fc".getBytes(StandardCharsets.ISO_8859_1));
        List<ConfigurationResult> results = List.of(
                Readings.yaml("id: [unclosed"),
                Readings.yaml("- a\n- b\n"),
                Readings.yaml("a: &x [*x]\n"),
                Readings.yaml("id: n\n---\nid: m\n"),
                Readings.read("config.json", "{\"id\": }", Map.of()),
                Readings.read("config.json", "{} {}", Map.of()),
                Readings.read("config.toml", "", Map.of()),
                Readings.read("config.yml", "x".repeat((1 << 20) + 1), Map.of()),
                new ConfigurationReader(Map.of()).read(latin),
                new ConfigurationReader(Map.of()).read(Files.createDirectory(folder.resolve("d.yml"))));

        assertThat(results)
                .allSatisfy(result -> assertThat(Readings.refusal(result))
                        .doesNotContain("\n")
                        .matches("(?s).*(config|latin|d)\\.(yml|json|toml).*"));
    }

    @Test
    void buildsNoObjectFromATag() {
        assertThat(Readings.refusal(Readings.yaml(MINIMAL + "workerId: !!java.io.File [x]\n")))
                .contains("line 5");
    }

    @Test
    void showsSettingsWithoutSecrets() throws IOException {
        String text = sample().replace("http://localhost:4352", "https://user:pass@q.example:4352");

        Map<String, String> shown = Readings.accepted(Readings.yaml(text)).settings();

        assertThat(shown)
                .containsEntry("endpoints.storageSquid", "https://q.example:4352/graphql")
                .containsEntry("operatorApi.hmacSecret", "***")
                .containsEntry("keys", "***")
                .containsEntry("limits.storage", "100G")
                .containsEntry("cache.holdBack", "64K");
        assertThat(shown.values()).noneMatch(value -> value.contains("pass") || value.contains("//Alice"));
    }

    @Test
    void hidesSecretsInRefusals() {
        String secret = MINIMAL + "operatorApi: {port: 1, hmacSecret: [s3cret]}\n";
        String address = MINIMAL.replace("http://", "ftp://me:s3cret@");
        String broken = MINIMAL.replace("http://", "http://me:s3/cret@");

        assertThat(Readings.refusal(Readings.yaml(secret))).doesNotContain("s3");
        assertThat(Readings.refusal(Readings.yaml(address))).doesNotContain("s3");
        assertThat(Readings.refusal(Readings.yaml(broken))).doesNotContain("s3");
        assertThat(Readings.refusal(
                        Readings.yaml(MINIMAL, Map.of("JOYSTREAM_DISTRIBUTOR__KEYS", "[{\"suri\": \"s3cret\""))))
                .doesNotContain("s3");
    }

    @Test
    void neverPrintsTheOperatorsSecret() {
        NodeConfiguration read = Readings.accepted(
                        Readings.yaml(MINIMAL + "operatorApi: {port: 1, hmacSecret: s3cret}\n"))
                .configuration();

        assertThat(read.toString()).doesNotContain("s3cret");
        assertThat(read.operatorApi().orElseThrow().host()).isEqualTo(Optional.empty());
    }

    private static String sample() throws IOException {
        try (InputStream sample = ConfigurationReaderTest.class.getResourceAsStream("reference.yml")) {
            return new String(Objects.requireNonNull(sample).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
