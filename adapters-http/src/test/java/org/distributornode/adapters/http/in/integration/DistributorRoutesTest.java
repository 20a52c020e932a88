package org.distributornode.adapters.http.in.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.distributornode.adapters.http.security.Role;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.IntegrationServer;
import org.distributornode.adapters.http.testserver.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How distributors are created, shown, changed and removed.
class DistributorRoutesTest {

    private static final String BASE = "/api/v1/integration/distributors";
    private static final String CREATE = BASE + "/nodes/" + IntegrationServer.NODE;
    private static final String UNKNOWN = BASE + "/39e8003c-6342-4fd3-97a1-3f2a7b437d0a";
    private static final String HOOK = "\"host\":\"https://example.com\",\"path\":\"/webhook\"";
    private static final String BASIC = "{\"meta\":{" + HOOK
            + ",\"method\":1,\"authentication\":{\"type\":1,\"username\":\"user\"," + "\"password\":\"pass\"}}}";

    private static IntegrationServer server;

    @BeforeAll
    static void startServer() {
        server = new IntegrationServer();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void empty() {
        server.empty();
    }

    @Test
    void createsADistributorWithAWebhook() {
        Answer answer = server.ask("POST", CREATE, BASIC);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        Json body = json(answer);
        assertThat(body.names()).containsExactly("id", "node_id", "meta", "created_at", "updated_at", "signing_secret");
        assertThat(answer.header("Location")).contains(BASE + "/" + body.text("id"));
        assertThat(body.text("id")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(body.text("node_id")).isEqualTo(IntegrationServer.NODE);
        assertThat(body.at("meta"))
                .isEqualTo(Json.of("{" + HOOK + ",\"method\":\"GET\",\"authentication\":{\"type\":1,"
                        + "\"username\":\"user\",\"password\":\"pass\"}}"));
        assertThat(body.text("created_at")).isEqualTo("2026-11-21T12:00:00.123456+00:00");
        assertThat(body.text("updated_at")).isEqualTo(body.text("created_at"));
        assertThat(body.text("signing_secret")).startsWith("whsec_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"meta\":null}"})
    void createsADistributorWithoutAWebhook(String body) {
        Answer answer = server.ask("POST", CREATE, body);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(json(answer).at("meta").isNull()).isTrue();
    }

    @Test
    void createsWithoutAnyBodyOrItsType() {
        Answer answer = server.askWith("POST", CREATE, "", operate(), "X-Target-Server: integration");

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void createsEqualOnesSideBySide() {
        String first = created(BASIC);
        String second = created(BASIC);

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void takesAsManyAsItIsToldTo() {
        for (int number = 0; number < IntegrationServer.MOST_DISTRIBUTORS; number++) {
            created("");
        }

        assertThat(server.ask("POST", CREATE, "").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|GET",
                "2|POST",
                "3|PUT",
                "4|PATCH",
                "5|DELETE",
            })
    void takesMethodsByNumberAndShowsThemByName(int number, String name) {
        Answer answer = server.ask("POST", CREATE, "{\"meta\":{" + HOOK + ",\"method\":" + number + "}}");

        assertThat(answer.body()).contains("\"method\":\"" + name + "\",\"authentication\":null}");
    }

    @Test
    void callsByPostUnlessToldOtherwise() {
        assertThat(server.ask("POST", CREATE, "{\"meta\":{" + HOOK + "}}").body())
                .contains("\"method\":\"POST\"");
    }

    @Test
    void takesATokenAndTypesOfEvents() {
        Answer answer = server.ask(
                "POST",
                CREATE,
                "{\"meta\":{" + HOOK + ",\"authentication\":{\"type\":2,\"token\":\"a.b-c\"},"
                        + "\"events\":[\"org.distributornode.object.cached.v1\"]}}");

        assertThat(json(answer).at("meta"))
                .isEqualTo(Json.of("{" + HOOK
                        + ",\"method\":\"POST\",\"authentication\":{\"type\":2,\"token\":\"a.b-c\"},"
                        + "\"events\":[\"org.distributornode.object.cached.v1\"]}"));
    }

    @Test
    void namesAllThatIsWrong() {
        Answer answer = server.ask("POST", CREATE, "{\"meta\":{\"method\":\"POST\"},\"mate\":1}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).text("type")).isEqualTo("request_validation");
        assertThat(paths(answer))
                .containsExactlyInAnyOrder(".body.mate", ".body.meta.host", ".body.meta.path", ".body.meta.method");
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThat(server.ask("POST", CREATE, "{").status()).isEqualTo(400);
        assertThat(server.askWith(
                                "POST",
                                CREATE,
                                BASIC,
                                operate(),
                                "X-Target-Server: integration",
                                "Content-Type: text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void knowsOneNode() {
        assertThat(paths(server.ask("POST", BASE + "/nodes/node", ""))).containsExactly(".params.node_id");
        assertThat(server.ask("POST", BASE + "/nodes/39e8003c-6342-4fd3-97a1-3f2a7b437d0a", "")
                        .status())
                .isEqualTo(404);
        assertThat(server.ask("POST", CREATE.replace("e40efce4", "E40EFCE4"), "")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void asksForAToken() {
        String header = "X-Target-Server: integration";

        List<Answer> refused = List.of(
                server.askWith("POST", CREATE, "", header),
                server.askWith("POST", CREATE, "", header, "Authorization: Bearer nonsense"),
                server.askWith("POST", CREATE, "", header, "Authorization: Basic dXNlcjpwYXNz"),
                server.askWith("POST", CREATE, "", header, token("operator", Role.OPERATE)),
                server.askWith(
                        "POST",
                        CREATE,
                        "",
                        header,
                        server.token(
                                "integration",
                                Role.OPERATE,
                                Duration.ofMinutes(1).negated())));

        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        });
        assertThat(server.askWith("POST", CREATE, "", header, token("integration", Role.READ))
                        .status())
                .isEqualTo(403);
        assertThat(server.askWith("GET", BASE, "", header, token("integration", Role.READ))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void asksForTheHeaderThatNamesIt() {
        Answer missing = server.askWith("POST", CREATE, "", operate());
        Answer other = server.askWith("POST", CREATE, "", operate(), "X-Target-Server: operator");
        Answer twice = server.askWith(
                "POST", CREATE, "", operate(), "X-Target-Server: integration", "X-Target-Server: integration");

        assertThat(List.of(missing, other, twice)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("X-Target-Server").contains("integration");
        });
        assertThat(server.askWith("POST", CREATE, "", "X-Target-Server: operator")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void showsOneWithoutItsSecrets() {
        String id = created(BASIC);

        Answer answer = server.ask("GET", BASE + "/" + id, "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"username\":\"user\",\"password\":\"********\"")
                .doesNotContain("signing_secret");
    }

    @Test
    void listsInPages() {
        List<String> ids = List.of(created(""), created(""), created(""));

        Json first = json(server.ask("GET", BASE + "?limit=2", ""));
        Json second = json(server.ask("GET", BASE + "?limit=2&cursor=" + first.text("next_cursor"), ""));

        assertThat(listed(first)).containsExactlyElementsOf(ids.subList(0, 2));
        assertThat(listed(second)).containsExactly(ids.get(2));
        assertThat(second.at("next_cursor").isNull()).isTrue();
    }

    @Test
    void listsThoseOfANode() {
        String id = created("");

        assertThat(listed(json(server.ask("GET", BASE + "?node_id=" + IntegrationServer.NODE, ""))))
                .containsExactly(id);
        assertThat(listed(json(server.ask("GET", BASE + "?node_id=" + id, "")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=x, limit",
        "limit=1&limit=2, limit",
        "cursor=x, cursor",
        "cursor=39e8003c-6342-4fd3-97a1-3f2a7b437d0a, cursor",
        "node_id=x, node_id",
        "page=1, page"
    })
    void namesWhatIsWrongInAQuery(String query, String name) {
        Answer answer = server.ask("GET", BASE + "?" + query, "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(paths(answer)).containsExactly(".query." + name);
    }

    @Test
    void changesWhatIsSaidAndLeavesTheRest() {
        String id = created(BASIC);
        server.clock().advance(Duration.ofSeconds(1));

        Answer answer = server.ask("PUT", BASE + "/" + id, "{\"meta\":{\"path\":\"/other\",\"method\":2}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"host\":\"https://example.com\",\"path\":\"/other\",\"method\":\"POST\"")
                .contains("\"password\":\"********\"");
        assertThat(json(answer).text("updated_at")).isGreaterThan(json(answer).text("created_at"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://example.com", "https://example.com:8443"})
    void keepsNoPasswordForAnotherReceiver(String host) {
        String id = created(BASIC);
        String before = server.ask("GET", BASE + "/" + id, "").body();

        Answer refused = server.ask("PUT", BASE + "/" + id, "{\"meta\":{\"host\":\"" + host + "\"}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(paths(refused)).containsExactly(".body.meta.authentication");
        assertThat(server.ask("GET", BASE + "/" + id, "").body()).isEqualTo(before);

        Answer without =
                server.ask("PUT", BASE + "/" + id, "{\"meta\":{\"host\":\"" + host + "\",\"authentication\":null}}");
        assertThat(without.status()).isEqualTo(200);
        assertThat(without.body()).contains(host).contains("\"authentication\":null");
    }

    @Test
    void keepsThePasswordOfTheSameReceiverHoweverItIsWritten() {
        String id = created(BASIC);

        Answer answer = server.ask("PUT", BASE + "/" + id, "{\"meta\":{\"host\":\"HTTPS://Example.com:443/\"}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"password\":\"********\"");
    }

    @Test
    void removesAWebhookAndSetsAnother() {
        String id = created(BASIC);

        Answer without = server.ask("PUT", BASE + "/" + id, "{\"meta\":null}");
        Answer half = server.ask("PUT", BASE + "/" + id, "{\"meta\":{\"path\":\"/p\"}}");
        Answer whole = server.ask("PUT", BASE + "/" + id, "{\"meta\":{" + HOOK + "}}");
        Answer same = server.ask("PUT", BASE + "/" + id, "{}");

        assertThat(json(without).at("meta").isNull()).isTrue();
        assertThat(paths(half)).containsExactly(".body.meta.host");
        assertThat(whole.body()).contains("\"method\":\"POST\",\"authentication\":null}");
        assertThat(json(same).at("meta")).isEqualTo(json(whole).at("meta"));
    }

    @Test
    void rotatesASecret() {
        Json made = json(server.ask("POST", CREATE, BASIC));

        Answer answer = server.ask("POST", BASE + "/" + made.text("id") + "/rotate-secret", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(json(answer).text("signing_secret")).startsWith("whsec_").isNotEqualTo(made.text("signing_secret"));
        assertThat(answer.body()).contains("********");
    }

    @Test
    void removes() {
        String id = created("");

        assertThat(server.ask("DELETE", BASE + "/" + id, "").status()).isEqualTo(204);
        assertThat(server.ask("DELETE", BASE + "/" + id, "").status()).isEqualTo(404);
        assertThat(server.ask("GET", BASE + "/" + id, "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "PUT, ''", "DELETE, ''", "POST, /rotate-secret", "POST, /test", "GET, /deliveries"})
    void saysWhichItDoesNotKnow(String method, String rest) {
        assertThat(server.ask(method, UNKNOWN + rest, "").status()).isEqualTo(404);
        assertThat(paths(server.ask(method, BASE + "/17" + rest, ""))).containsExactly(".params.id");
    }

    @Test
    void saysThatTheMediumRefuses() {
        server.medium().fail(true);

        Answer answer = server.ask("POST", CREATE, BASIC);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Distributors cannot be read or kept at present\"}");
    }

    private static String created(String body) {
        return json(server.ask("POST", CREATE, body)).text("id");
    }

    private static List<String> listed(Json page) {
        return page.at("distributors").items().stream()
                .map(each -> each.text("id"))
                .toList();
    }

    private static List<String> paths(Answer answer) {
        return json(answer).at("errors").items().stream()
                .map(each -> each.text("path"))
                .toList();
    }

    private static Json json(Answer answer) {
        return Json.of(answer.body());
    }

    private static String operate() {
        return token("integration", Role.OPERATE);
    }

    private static String token(String audience, Role role) {
        return server.token(audience, role, Duration.ofMinutes(1));
    }
}
