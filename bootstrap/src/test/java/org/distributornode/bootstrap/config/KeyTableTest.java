package org.distributornode.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.distributornode.bootstrap.config.ConfigurationResult.Accepted;
import org.distributornode.bootstrap.config.ConfigurationResult.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every key once with values that are right and values that are not, as JSON.
class KeyTableTest {

    /// @param wrong JSON texts; each must be refused with a sentence that names the key
    record Row(String key, List<String> right, List<String> wrong) {
        @Override
        public String toString() {
            return key;
        }
    }

    private static final List<String> LEVELS = texts("error", "warn", "info", "http", "verbose", "debug", "silly");
    private static final List<String> NO_LEVELS = texts("INFO", "trace", "off", "");
    private static final List<String> NO_TEXT = List.of("\"\"", "true", "null", "[]", "{}");
    private static final List<String> NO_INTEGER =
            List.of("\"60\"", "1.5", "true", "null", "99999999999999999999", "[]");
    private static final List<String> NO_SIZE =
            texts("", "20", "20g", "20GB", "G", "-1G", "1.5G", "9999999999T", " 1G");

    static final List<Row> ROWS = List.of(
            row("id", texts("node"), NO_TEXT),
            row(
                    "buckets",
                    List.of("[\"1:0\", \"20:7\"]", "[0, 17]", "[\"0\", 3]"),
                    List.of(
                            "[]",
                            "[\"1:0\", \"1:0\"]",
                            "[\"1:0\", 5]",
                            "[\"a:b\"]",
                            "[\"1:\"]",
                            "\"1:0\"",
                            "[null]",
                            "[-1]")),
            row("workerId", List.of("0", "12"), plus(NO_INTEGER, "-1")),
            row(
                    "keys",
                    List.of(
                            "[{\"suri\": \"//A\"}]",
                            "[{\"mnemonic\": \"a b\", \"type\": \"ecdsa\"}, {\"keyfile\": \"k.json\"}]"),
                    List.of(
                            "[]",
                            "[{}]",
                            "[{\"suri\": \"//A\", \"keyfile\": \"k\"}]",
                            "[{\"suri\": \"//A\", \"type\": \"rsa\"}]",
                            "[{\"keyfile\": \"k\", \"type\": \"ecdsa\"}]",
                            "[\"//A\"]",
                            "[{\"suri\": 1}]",
                            "{}")),
            row(
                    "endpoints.storageSquid",
                    texts("http://localhost:4352/graphql", "https://u:p@q.example/g"),
                    texts("", "localhost:4352", "ftp://a/b", "http://", "http:// a", "/graphql")),
            row("endpoints.catalogFile", texts("objects.yml"), NO_TEXT),
            row(
                    "endpoints.joystreamNodeWs",
                    texts("ws://localhost:9944", "wss://rpc.example"),
                    texts("http://a", "", "ws:")),
            row("directories.assets", texts("data", "/data"), NO_TEXT),
            row("directories.cacheState", texts("cache", "/cache"), NO_TEXT),
            row("logs.console.level", LEVELS, NO_LEVELS),
            row("logs.console.format", texts("text", "json"), plus(texts("TEXT", "ecs", ""), "true")),
            row("logs.file.level", LEVELS, NO_LEVELS),
            row("logs.file.path", texts("logs"), NO_TEXT),
            row("logs.file.maxFiles", List.of("1", "30"), plus(NO_INTEGER, "0")),
            row("logs.file.maxSize", List.of("1024"), plus(NO_INTEGER, "1023", "\"1M\"")),
            row("logs.file.frequency", texts("yearly", "monthly", "daily", "hourly"), texts("weekly", "Daily")),
            row("logs.file.archive", List.of("true", "false"), List.of("\"true\"", "1", "null", "\"yes\"")),
            row("logs.file.format", texts("text", "json"), plus(texts("JSON", "ecs", ""), "1")),
            row("logs.access.mode", texts("off", "sampled", "full"), plus(texts("on", "OFF"), "true")),
            row("logs.access.sampleEvery", List.of("1", "1000"), plus(NO_INTEGER, "0")),
            row("logs.elastic.level", LEVELS, NO_LEVELS),
            row("logs.elastic.endpoint", texts("http://localhost:9200"), texts("localhost", "")),
            row("logs.elastic.indexPrefix", texts("logs-argus"), NO_TEXT),
            row("logs.elastic.auth.username", texts("u"), NO_TEXT),
            row("logs.elastic.auth.password", texts("p"), NO_TEXT),
            row("limits.storage", texts("1B", "100K", "20G", "3T"), plus(NO_SIZE, "\"0B\"", "100")),
            row(
                    "limits.storageMark",
                    texts("1%", "99%", "100%", "90%"),
                    List.of("\"0%\"", "\"101%\"", "\"90\"", "90", "\"9.5%\"", "\"090%\"", "null")),
            row("limits.minFree", texts("0B", "1G"), plus(NO_SIZE, "0")),
            row("limits.maxConcurrentStorageNodeDownloads", List.of("1", "100"), plus(NO_INTEGER, "0")),
            row("limits.maxConcurrentOutboundConnections", List.of("1", "300"), plus(NO_INTEGER, "0")),
            row("limits.maxOutboundConnections", List.of("1", "1000"), plus(NO_INTEGER, "0")),
            row("limits.bytesInFlight", texts("64K", "1G"), plus(NO_SIZE, "\"63K\"")),
            row("limits.outboundRequestsTimeoutMs", List.of("1000", "5000"), plus(NO_INTEGER, "999")),
            row("limits.pendingDownloadTimeoutSec", List.of("60", "3600"), plus(NO_INTEGER, "59")),
            row("limits.maxCachedItemSize", texts("1M", "1024K", "1G"), plus(NO_SIZE, "\"1023K\"")),
            row("limits.dataObjectSourceByObjectIdTTL", List.of("1"), plus(NO_INTEGER, "0")),
            row("limits.queryNodeCacheTTL", List.of("1", "60"), plus(NO_INTEGER, "0")),
            row("limits.queryNodeNegativeCacheTTL", List.of("1", "5"), plus(NO_INTEGER, "0")),
            row("limits.queryNodeCacheEntries", List.of("1"), plus(NO_INTEGER, "0")),
            row("limits.queryNodeTimeoutMs", List.of("1000"), plus(NO_INTEGER, "999")),
            row("intervals.saveCacheState", List.of("1", "60"), plus(NO_INTEGER, "0")),
            row("intervals.checkStorageNodeResponseTimes", List.of("1"), plus(NO_INTEGER, "0")),
            row("intervals.cacheCleanup", List.of("1", "86400"), plus(NO_INTEGER, "0")),
            row("publicApi.host", texts("127.0.0.1", "::"), NO_TEXT),
            row("publicApi.port", List.of("0", "3334", "65535"), plus(NO_INTEGER, "-1", "65536")),
            row("publicApi.maxRanges", List.of("1", "16"), plus(NO_INTEGER, "0")),
            row(
                    "publicApi.allowedMediaTypes",
                    List.of("[]", "[\"text/css\", \"image/svg+xml\"]"),
                    List.of("\"text/css\"", "[\"css\"]", "[\"text/css\", \"text/css\"]", "[\"a/b\\r\\nc\"]")),
            row("publicApi.writeTimeoutSec", List.of("1"), plus(NO_INTEGER, "0")),
            row("publicApi.readTimeoutSec", List.of("1"), plus(NO_INTEGER, "0")),
            row("publicApi.fastPath", List.of("true", "false"), List.of("\"true\"", "0", "null")),
            row("publicApi.hotMemory", texts("0B", "1M", "1G"), plus(NO_SIZE, "0")),
            row("publicApi.openFiles", List.of("0", "512"), plus(NO_INTEGER, "-1")),
            row("publicApi.crowdMemory", texts("0B", "1M", "1G"), plus(NO_SIZE, "0")),
            row("shutdown.drainSeconds", List.of("0", "30"), plus(NO_INTEGER, "-1")),
            row("operatorApi.host", texts("127.0.0.1"), NO_TEXT),
            row("operatorApi.port", List.of("3335"), plus(NO_INTEGER, "-1", "65536")),
            row("operatorApi.hmacSecret", texts("s"), NO_TEXT),
            row("operatorApi.sessionTtlMaxSec", List.of("1", "86400"), plus(NO_INTEGER, "0")),
            row("operatorApi.maxBody", texts("1K", "2G"), plus(NO_SIZE, "\"1B\"")),
            row("metrics.open", List.of("true", "false"), List.of("\"true\"", "0", "null")),
            row("publicApi.tls.certificate", texts("c.pem", "/c.pem"), NO_TEXT),
            row("publicApi.tls.key", texts("k.pem"), NO_TEXT),
            row("publicApi.tls.keyPassword", texts("p"), NO_TEXT),
            row("publicApi.http2.enabled", List.of("true", "false"), List.of("\"true\"", "0", "null")),
            row("publicApi.http2.streams", List.of("1", "100"), plus(NO_INTEGER, "0")),
            row("publicApi.http2.headers", texts("1K", "16K"), plus(NO_SIZE, "\"1B\"")),
            row("operatorApi.tls.certificate", texts("c.pem"), NO_TEXT),
            row("operatorApi.tls.key", texts("k.pem"), NO_TEXT),
            row("operatorApi.tls.keyPassword", texts("p"), NO_TEXT),
            row("aistoreApi.tls.certificate", texts("c.pem"), NO_TEXT),
            row("aistoreApi.tls.key", texts("k.pem"), NO_TEXT),
            row("aistoreApi.tls.keyPassword", texts("p"), NO_TEXT),
            row("integrationApi.tls.certificate", texts("c.pem"), NO_TEXT),
            row("integrationApi.tls.key", texts("k.pem"), NO_TEXT),
            row("integrationApi.tls.keyPassword", texts("p"), NO_TEXT),
            row("tls.engine", texts("openSsl", "jdk"), plus(texts("openssl", "JDK", ""), "true")),
            row("tls.handshakeTimeoutSec", List.of("1", "10"), plus(NO_INTEGER, "0")),
            row("tls.lookEverySec", List.of("1", "60"), plus(NO_INTEGER, "0")),
            row("tls.warnDays", List.of("0", "14"), plus(NO_INTEGER, "-1")),
            row("cache.evictionPolicy", texts("valueDensity", "tinyLfu", "lru", "lruSp"), texts("TINY_LFU", "fifo")),
            row("cache.holdBack", texts("1B", "64K"), plus(NO_SIZE, "\"0B\"")),
            row("sources.allowPrivateAddresses", List.of("true", "false"), List.of("\"true\"", "0", "null")),
            row("sources.followRedirects", List.of("true", "false"), List.of("\"true\"", "0", "null")),
            row("sources.hedgeAfterMs", List.of("1", "1000"), plus(NO_INTEGER, "0")),
            row("sources.hedgePercentile", List.of("1", "95", "100"), plus(NO_INTEGER, "0", "101")),
            row("sources.hedgeShare", texts("0%", "10%", "100%"), texts("00%", "101%", "10", "%")),
            row("sources.receiveBuffer", texts("64K", "4M"), plus(NO_SIZE, "\"63K\"")),
            row("sources.banSec", List.of("1", "3600"), plus(NO_INTEGER, "0")),
            row("journal.retention", List.of("1", "7"), plus(NO_INTEGER, "0", "\"7d\"")),
            row("journal.keepBytes", texts("1M", "256M"), plus(NO_SIZE, "\"1023K\"")),
            row("fills.requestsPerObject", List.of("2", "8"), plus(NO_INTEGER, "1")),
            row("fills.requestBytes", texts("64K", "16M"), plus(NO_SIZE, "\"63K\"")),
            row("fills.readAhead", texts("0B", "4M"), plus(NO_SIZE, "0")),
            row("fills.joinBytes", texts("0B", "64K"), plus(NO_SIZE, "0")),
            row("fills.stallAfterMs", List.of("1", "1000"), plus(NO_INTEGER, "0")),
            row("fills.crawlBelow", texts("0B", "64K"), NO_SIZE),
            row("fills.sourcesPerObject", List.of("1", "2"), plus(NO_INTEGER, "0")),
            row("fills.clientsPerObject", List.of("1", "10000"), plus(NO_INTEGER, "0")),
            row("fills.keepPartSec", List.of("1", "86400"), plus(NO_INTEGER, "0")),
            row("jobs.waiting", List.of("1", "16"), plus(NO_INTEGER, "0")),
            row("jobs.waitingSize", texts("64K", "16M"), plus(NO_SIZE, "\"63K\"")),
            row("jobs.kept", List.of("1", "100"), plus(NO_INTEGER, "0")),
            row("proving.readPerSecond", texts("64K", "1G"), plus(NO_SIZE, "\"63K\"")),
            row("proving.atOnce", List.of("1", "8"), plus(NO_INTEGER, "0")),
            row("proving.waitSec", List.of("1", "60"), plus(NO_INTEGER, "0")),
            row("prefetch.bytesPerSecond", texts("64K", "1G"), plus(NO_SIZE, "\"63K\"")),
            row("prefetch.atOnce", List.of("1", "8"), plus(NO_INTEGER, "0")),
            row("pins.share", texts("1%", "50%", "100%"), texts("0%", "101%", "50", "half", "")),
            row("scrub.enabled", List.of("true", "false"), List.of("\"true\"", "0", "null")),
            row("scrub.readPerSecond", texts("64K", "1G"), plus(NO_SIZE, "\"63K\"")),
            row("scrub.everyHours", List.of("1", "168"), plus(NO_INTEGER, "0")),
            row("assignment.honourDistributing", List.of("true", "false"), List.of("\"true\"", "0", "null")),
            row("assignment.confirmShare", texts("1%", "90%", "100%"), texts("0%", "101%", "90", "%", "9.5%")),
            row("assignment.deleteAfterSec", List.of("1", "600"), plus(NO_INTEGER, "0")),
            row("assignment.pageSize", List.of("1", "10000"), plus(NO_INTEGER, "0", "10001")),
            row(
                    "objectStore.mountpaths",
                    List.of("[\"o\"]", "[\"/mnt/1\", \"/mnt/2\"]"),
                    List.of("[]", "\"o\"", "[\"\"]", "[\"o\", \"o\"]", "[true]", "{}", "null")),
            row(
                    "objectStore.mountpathRoots",
                    List.of("[\"/mnt\"]", "[]"),
                    List.of("\"o\"", "[\"\"]", "[\"o\", \"o\"]", "[true]", "{}", "null")),
            row("objectStore.limit", texts("1M", "3T"), plus(NO_SIZE, "\"1023K\"")),
            row("objectStore.durability", texts("forced", "os"), plus(texts("FORCED", "none", ""), "true")),
            row("objectStore.keepDraftSec", List.of("1", "604800"), plus(NO_INTEGER, "0")),
            row("objectStore.lowWatermark", texts("1%", "75%"), texts("0%", "101%", "50", "half", "")),
            row("objectStore.highWatermark", texts("90%", "100%"), texts("0%", "101%", "50", "half", "")),
            row("objectStore.downloads.atOnce", List.of("1", "8"), plus(NO_INTEGER, "0")),
            row("objectStore.downloads.perLinkSec", List.of("1", "3600"), plus(NO_INTEGER, "0")),
            row("objectStore.archiveDirectory", texts("64K", "1G"), plus(NO_SIZE, "\"63K\"")),
            row("aistoreApi.host", texts("127.0.0.1", "localhost", "::1"), NO_TEXT),
            row("aistoreApi.port", List.of("8080", "0"), plus(NO_INTEGER, "-1", "65536")),
            row("aistoreApi.auth", texts("none"), plus(texts("NONE", "basic", ""), "true")),
            row("aistoreApi.hmacSecret", texts("s"), NO_TEXT),
            row("aistoreApi.maxMessage", texts("1K", "2G"), plus(NO_SIZE, "\"1B\"")),
            row("aistoreApi.messagesTogether", texts("64K", "2G"), plus(NO_SIZE, "\"63K\"")),
            row(
                    "aistoreApi.networkBucket",
                    texts("ht://network", "aws://media"),
                    plus(texts("network", "ais://network", "ht://", "ht://a/b", ""), "true")),
            row(
                    "aistoreApi.promoteRoots",
                    List.of("[]", "[\"p\", \"/q\"]"),
                    List.of("[\"\"]", "\"p\"", "[\"p\", \"p\"]")),
            row("aistoreApi.fastPath", List.of("true", "false"), List.of("\"true\"", "0", "null")),
            row("aistoreApi.hotMemory", texts("0B", "1M", "1G"), plus(NO_SIZE, "0")),
            row("aistoreApi.openFiles", List.of("0", "512"), plus(NO_INTEGER, "-1")),
            row("aistoreApi.archivedNames", List.of("0", "100000"), plus(NO_INTEGER, "-1")),
            row("integrationApi.host", texts("127.0.0.1", "::"), NO_TEXT),
            row("integrationApi.port", List.of("0", "3340", "65535"), plus(NO_INTEGER, "-1", "65536")),
            row(
                    "integrationApi.nodeId",
                    texts("e40efce4-38a3-46c4-a202-e8db95d0409c"),
                    plus(texts("e40efce4", "e40efce4-38a3-46c4-a202-e8db95d0409", "node", ""), "true")),
            row("integrationApi.hmacSecret", texts("s"), NO_TEXT),
            row("integrationApi.sessionTtlMaxSec", List.of("1", "86400"), plus(NO_INTEGER, "0")),
            row("integrationApi.maxBody", texts("1K", "2M"), plus(NO_SIZE, "\"1B\"")),
            row("integrationApi.keyFile", texts("k", "/k"), NO_TEXT),
            row(
                    "integrationApi.allowedHosts",
                    List.of("[]", "[\"hooks.internal\", \"10.0.0.5:8080\", \"[::1]:80\"]"),
                    List.of("\"a\"", "[\"http://a\"]", "[\"a\", \"a\"]", "[\"a:b\"]", "[\"\"]", "[true]")),
            row(
                    "integrationApi.allowedPorts",
                    List.of("[]", "[80, 443, 8443]"),
                    List.of("443", "[0]", "[65536]", "[443, 443]", "[\"443\"]", "[null]")),
            row("integrationApi.timeoutSec", List.of("1", "300"), plus(NO_INTEGER, "0", "301")),
            row("integrationApi.maxTests", List.of("1", "1000"), plus(NO_INTEGER, "0", "1001")),
            row("integrationApi.maxAttempts", List.of("1", "15"), plus(NO_INTEGER, "0")),
            row("integrationApi.retryFirstMs", List.of("1", "5000"), plus(NO_INTEGER, "0")),
            row("integrationApi.retryLongestMs", List.of("5000", "3600000"), plus(NO_INTEGER, "0")),
            row("integrationApi.maxDistributors", List.of("1", "10000"), plus(NO_INTEGER, "0", "10001")),
            row("integrationApi.maxWaiting", List.of("1", "100000"), plus(NO_INTEGER, "0")),
            row("integrationApi.maxKept", List.of("0", "1000"), plus(NO_INTEGER, "-1")),
            row("integrationApi.keepSec", List.of("1", "604800"), plus(NO_INTEGER, "0")));

    @Test
    void holdsEveryKey() {
        assertThat(ROWS)
                .extracting(Row::key)
                .containsExactlyElementsOf(Schema.KEYS.stream().map(Key::path).toList());
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void takesRightValuesFromTheFile(Row row) {
        for (String value : row.right) {
            ConfigurationResult result = Readings.ofSettings(Readings.minimalWith(row.key, value));

            assertThat(result).as(value).isInstanceOf(Accepted.class);
        }
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void refusesWrongValuesNamingKeyAndPlace(Row row) {
        for (String value : row.wrong) {
            ConfigurationResult result = Readings.ofSettings(Readings.minimalWith(row.key, value));

            assertThat(result).as(value).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.sentence())
                        .startsWith(row.key + " must be ")
                        .contains("config.json, line ")
                        .endsWith(").")
                        .doesNotContain("\n");
                assertThat(refused.fault()).isEqualTo(ConfigurationResult.Fault.WRONG_SETTING);
            });
        }
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void takesTheSameValueFromEitherSpellingOfTheVariable(Row row) {
        String value = row.right.getLast();
        Map<String, String> settings = Readings.minimalWith(row.key, value);
        ConfigurationResult fromFile = Readings.ofSettings(settings);
        settings.remove(row.key);
        String path = row.key.replace(".", "__");
        String natural = path.replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        String lettered = path.replaceAll("(?<=[a-zA-Z])(?=[A-Z])", "_");

        for (String spelling : List.of(natural, lettered)) {
            Map<String, String> environment = new HashMap<>();
            environment.put("JOYSTREAM_DISTRIBUTOR__" + spelling.toUpperCase(Locale.ROOT), Readings.unquoted(value));
            ConfigurationResult result = Readings.of(settings, environment);

            assertThat(result).as(spelling).isEqualTo(fromFile);
            assertThat(((Accepted) result).warnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void namesTheVariableThatHoldsAWrongValue(Row row) {
        Key<?> key = Schema.key(row.key).orElseThrow();
        String value = row.right.getFirst().startsWith("[") ? "{" : "";
        Map<String, String> settings = Readings.minimalWith(row.key, row.right.getFirst());

        ConfigurationResult result = Readings.of(settings, Map.of(key.variable(), value));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.sentence())
                                .startsWith(row.key + " must be ")
                                .contains("(variable " + key.variable() + ")"));
    }

    @Test
    void sharesTheFolderOfTheFile() {
        Map<String, String> settings = Readings.minimalWith("directories.assets", "\"data\"");

        assertThat(Readings.accepted(settings).configuration().directories().assets())
                .isEqualTo(Readings.folder().resolve(Path.of("data")));
    }

    private static Row row(String key, List<String> right, List<String> wrong) {
        return new Row(key, right, wrong);
    }

    private static List<String> texts(String... texts) {
        return Arrays.stream(texts).map(text -> "\"" + text + "\"").toList();
    }

    private static List<String> plus(List<String> some, String... more) {
        return Stream.concat(some.stream(), Arrays.stream(more)).toList();
    }
}
