package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.distributornode.adapters.storage.simulated.Quirk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Paths, verbs, ids and errors of the public API.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RoutesE2eTest {

    private final NodeRig rig = NodeRig.started();

    @AfterAll
    void close() {
        rig.close();
    }

    @Test
    void servesAnObjectOnEverySpellingOfItsPath() {
        Published object = rig.world().publish(Bytes.random(5000, 1));
        for (String path : List.of(
                "/api/v1/assets/" + object.id(),
                "/api/v1/asset/" + object.id(),
                "/api/v1/assets/" + object.id() + "/",
                "/API/v1/Assets/" + object.id(),
                "/Api/V1/ASSET/" + object.id() + "/",
                "/api/v1/assets/" + object.id() + "?download=1&x",
                "/api/v1/assets/" + object.id() + "/?x=%zz")) {
            String target = path.replace("%zz", "%7E");

            Reply reply = rig.client().get(target, "Accept", "text/html;q=0.1");

            assertThat(reply.status()).as(path).isEqualTo(200);
            assertThat(reply.body()).isEqualTo(object.content());
            assertThat(rig.client().head(target).status()).as(path).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 404",
        "999999999, 404",
        "01, 404",
        "18446744073709551614, 404",
        "18446744073709551616, 404",
        "99999999999999999999999999, 404",
        "abc, 400",
        "abc1, 400",
        "1.5, 400",
        "-1, 400",
        "+1, 400",
        "%20101, 400",
        "%EF%BC%91, 400",
        "..%2f..%2f..%2fetc%2fpasswd1, 400",
        "1%2f2, 400",
        "1%00, 400",
    })
    void tellsIdsFromOtherTexts(String id, int status) {
        for (String route : List.of("/api/v1/assets/", "/api/v1/asset/")) {
            Reply get = rig.client().get(route + id);
            Reply head = rig.client().head(route + id);

            assertThat(get.status()).isEqualTo(status);
            assertError(get);
            assertThat(head.status()).isEqualTo(status);
            assertThat(head.body()).isEmpty();
        }
    }

    @Test
    void servesTheLargestId() {
        Published object = rig.world().publishAs("18446744073709551615", Bytes.random(100, 2), 0, 1);

        rig.hold(object);

        assertThat(rig.client().get(object.path()).body()).isEqualTo(object.content());
        assertThat(rig.held()).contains("18446744073709551615");
    }

    @Test
    void asksFirstWhetherItExistsThenWhoseItIsThenWhetherItIsAccepted() {
        Published foreign = rig.world().publish(Bytes.random(100, 3));
        rig.world().assign(foreign, "9:9");
        rig.world().withdrawAcceptance(foreign);
        Published withoutBucket = rig.world().publish(Bytes.random(100, 4));
        rig.world().assign(withoutBucket);
        Published notAccepted = rig.world().publish(Bytes.random(100, 5));
        rig.world().withdrawAcceptance(notAccepted);

        for (String method : List.of("GET", "HEAD")) {
            assertThat(rig.client().ask(method, foreign.path()).status()).isEqualTo(421);
            assertThat(rig.client().ask(method, withoutBucket.path()).status()).isEqualTo(421);
            assertThat(rig.client().ask(method, notAccepted.path()).status()).isEqualTo(404);
        }
        assertError(rig.client().get(foreign.path()));
        assertThat(rig.client().get(notAccepted.path()).text()).contains("not been uploaded");
        assertThat(rig.client().get("/api/v1/assets/77").text()).contains("does not exist");
        assertThat(rig.client().get(notAccepted.path()).header("timing-allow-origin"))
                .isEqualTo("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/assets/1", "/api/v1/status", "/api/v1/nothing", "/", "/x/y"})
    void answersPreflightsEverywhere(String path) {
        Reply reply = rig.client().ask("OPTIONS", path, "Access-Control-Request-Headers", "range, x-own");

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("access-control-allow-origin")).isEqualTo("*");
        assertThat(reply.header("access-control-allow-methods")).isEqualTo("GET,HEAD,PUT,PATCH,POST,DELETE");
        assertThat(reply.header("access-control-allow-headers")).isEqualTo("range, x-own");
        assertThat(reply.header("vary")).isEqualTo("Access-Control-Request-Headers");
        assertThat(reply.header("content-length")).isIn("", "0");
    }

    @ParameterizedTest
    @CsvSource({"POST", "PUT", "DELETE", "PATCH"})
    void refusesOtherVerbsAndSaysWhichAreAllowed(String verb) {
        for (String path : List.of("/api/v1/assets/1", "/api/v1/asset/1", "/api/v1/status", "/api/v1/buckets/")) {
            Reply reply = rig.client().ask(verb, path);

            assertThat(reply.status()).as(path).isEqualTo(405);
            assertThat(reply.header("allow")).contains("GET").contains("HEAD");
            assertError(reply);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/v1",
                "/api/v1/",
                "/api/v1/assets",
                "/api/v1/assets/",
                "/api/v1/assets//1",
                "/api/v1/assets/1/2",
                "/api/v1/assets/1//",
                "/api/v2/assets/1",
                "/assets/1",
                "/favicon.ico",
                "/status",
                "/health",
                "/api/v1/stop-api",
                "/api/v1/status/x",
            })
    void answersUnknownPathsInJson(String path) {
        Reply get = rig.client().get(path);

        assertThat(get.status()).isEqualTo(404);
        assertError(get);
        assertThat(rig.client().head(path).status()).isEqualTo(404);
        assertThat(rig.client().ask("POST", path).status()).isEqualTo(404);
    }

    @Test
    void showsNothingOfItsInsideInErrors() {
        Published gone = rig.world().publish(Bytes.random(100, 6), 0);
        rig.world().storageNode(0).behaveFor(gone.id(), Quirk.serverError());

        Reply reply = rig.client().get(gone.path());

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("retry-after")).matches("[1-9][0-9]*");
        assertError(reply);
        assertThat(reply.has("x-cache")).isFalse();
        assertThat(reply.has("etag")).isFalse();
    }

    /// Errors are small JSON that nobody keeps and that tells nothing of the node's inside.
    private void assertError(Reply reply) {
        assertThat(reply.header("content-type")).isEqualTo("application/json; charset=utf-8");
        assertThat(reply.header("cache-control")).isEqualTo("no-store");
        assertThat(reply.header("access-control-allow-origin")).isEqualTo("*");
        assertThat(reply.text()).startsWith("{").endsWith("}").contains("\"message\":\"");
        assertThat(reply.text())
                .doesNotContain("127.0.0.1", "localhost", rig.folder().toString(), "Exception", "java.", "\tat ");
        assertThat(reply.has("content-disposition")).isFalse();
        assertThat(reply.has("accept-ranges")).isFalse();
    }
}
