package org.distributornode.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.distributornode.bootstrap.config.ConfigurationResult.Accepted;
import org.distributornode.bootstrap.config.NodeConfiguration.LogLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

    private static final String P = "JOYSTREAM_DISTRIBUTOR__";
    private static final String FILE = """
            id: n
            endpoints: {storageSquid: "http://localhost:4352/graphql"}
            directories: {assets: data, cacheState: state}
            limits: {storage: 1G, maxCachedItemSize: 2M, queryNodeCacheTTL: 30}
            logs: {console: {level: info}, file: {level: debug, path: logs}}
            workerId: 4
            """;

    @Test
    void laysVariablesOverTheFile() {
        Accepted read = read(Map.of(P + "LIMITS__STORAGE", "3K", P + "WORKER_ID", "9"));

        assertThat(read.configuration().limits().storage()).isEqualTo(3072);
        assertThat(read.configuration().worker().orElseThrow().number()).isEqualTo(9);
        assertThat(read.configuration().limits().maxCachedItemSize()).hasValue(2 << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "null", "undefined"})
    void takesKeysAndSectionsAway(String word) {
        Accepted read = read(Map.of(
                P + "WORKER_ID",
                word,
                P + "LOGS__FILE",
                word,
                P + "LIMITS__QUERY_NODE_CACHE_TTL",
                word,
                P + "KEYS",
                word));

        assertThat(read.configuration().worker()).isEmpty();
        assertThat(read.configuration().logs().file()).isEmpty();
        assertThat(read.configuration().limits().queryNodeCacheTTL()).isEqualTo(Duration.ofMinutes(1));
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void readsSectionsAsJsonAndKeysOverThem() {
        Accepted read = read(Map.of(
                P + "LOGS__CONSOLE", "{\"level\": \"silly\"}",
                P + "OPERATOR_API__PORT", "77",
                P + "OPERATOR_API", "{\"port\": 1, \"hmacSecret\": \"s\"}"));

        assertThat(read.configuration().logs().console().orElseThrow().level()).isEqualTo(LogLevel.SILLY);
        assertThat(read.configuration().operatorApi().orElseThrow().port()).isEqualTo(77);
    }

    @Test
    void readsFalseAsFalse() {
        Accepted read = read(Map.of(P + "LOGS__FILE__ARCHIVE", "false", P + "SOURCES__FOLLOW_REDIRECTS", "true"));

        assertThat(read.configuration().logs().file().orElseThrow().archive()).isFalse();
        assertThat(read.configuration().sources().followRedirects()).isTrue();
    }

    @Test
    void warnsOfVariablesThatSetNothing() {
        Accepted read = read(Map.of(P + "PORT", "1", P + "LIMITS__STORGE", "1G", "JOYSTREAM_OTHER", "1"));

        assertThat(read.warnings())
                .containsExactlyInAnyOrder(
                        "The variable JOYSTREAM_DISTRIBUTOR__PORT sets nothing: there is no such key.",
                        "The variable JOYSTREAM_DISTRIBUTOR__LIMITS__STORGE sets nothing: there is no such key.");
    }

    @Test
    void obeysTheSpellingThatTheReferenceNodeObeys() {
        Accepted read =
                read(Map.of(P + "LIMITS__QUERY_NODE_CACHE_TTL", "7", P + "LIMITS__QUERY_NODE_CACHE_T_T_L", "8"));

        assertThat(read.configuration().limits().queryNodeCacheTTL()).isEqualTo(Duration.ofSeconds(8));
        assertThat(read.warnings()).singleElement().asString().contains("both set limits.queryNodeCacheTTL");
    }

    @Test
    void refusesTextThatIsNotJsonWithoutRepeatingIt() {
        ConfigurationResult result = Readings.yaml(FILE, Map.of(P + "BUCKETS", "1:0,2:1"));

        assertThat(Readings.refusal(result))
                .isEqualTo("buckets must be given as JSON there (variable JOYSTREAM_DISTRIBUTOR__BUCKETS).");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                             '',        ''",
        "'operatorApi: {port: 1, hmacSecret: s}',        '',        0.0.0.0",
        "'operatorApi: {port: 1, hmacSecret: s, host: 10.1.1.1}', '', 10.1.1.1",
        "'operatorApi: {port: 1, hmacSecret: s}',        10.2.2.2,  10.2.2.2",
        "'operatorApi: {port: 1, hmacSecret: s, host: 10.1.1.1}', off, 0.0.0.0",
    })
    void takesAHostFromItsPlaceWhereTheOperatorApiHasNone(String section, String variable, String host) {
        Map<String, String> environment = new HashMap<>(Map.of("DEFAULT_OPERATOR_HOST", "0.0.0.0"));
        if (!variable.isEmpty()) {
            environment.put(P + "OPERATOR_API__HOST", variable);
        }

        Accepted read = Readings.accepted(Readings.yaml(FILE + section, environment));

        assertThat(read.configuration().operatorApi().flatMap(OperatorApi::host).orElse(""))
                .isEqualTo(host);
        assertThat(read.configuration().operatorApi()).matches(api -> api.isPresent() == !section.isEmpty());
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void takesAHostFromItsPlaceForAnOperatorApiOfVariables() {
        Accepted read = read(
                Map.of("DEFAULT_OPERATOR_HOST", "0.0.0.0", P + "OPERATOR_API", "{\"port\": 1, \"hmacSecret\": \"s\"}"));

        assertThat(read.configuration().operatorApi().orElseThrow().host()).contains("0.0.0.0");
    }

    private static Accepted read(Map<String, String> environment) {
        return Readings.accepted(Readings.yaml(FILE, environment));
    }
}
