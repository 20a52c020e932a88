package org.distributornode.adapters.http.in.aistore.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.distributornode.adapters.http.in.aistore.Percent;
import org.distributornode.adapters.http.testserver.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rename, copy, delete, evict and custom properties of objects; names that are meant to harm.
class EditRowsTest {

    private static ObjectsServer server;

    @BeforeAll
    static void start() {
        server = new ObjectsServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rename", "renameobj", "rename-obj"})
    void renamesAnObject(String action) {
        String old = "/v1/objects/b/" + action + "/CCCCCC";
        server.put(old, "c");
        String message = "{\"action\": \"" + action + "\", \"name\": \"dir2/" + action + "\"}";

        assertThat(server.ask("POST", old, message).status()).isEqualTo(200);
        assertThat(server.get("/v1/objects/b/dir2/" + action).body()).isEqualTo("c");
        assertThat(server.ask("POST", old, message).status()).isEqualTo(404);
        Answer self = server.ask("POST", "/v1/objects/b/dir2/" + action, message);
        assertThat(self.status()).isEqualTo(400);
        assertThat(self.body()).contains("cannot rename ais://b/dir2/" + action + " to self, nothing to do");
        for (String name : List.of("", "../x", "a/", "a\\u0000b")) {
            assertThat(server.ask(
                                    "POST",
                                    "/v1/objects/b/dir2/" + action,
                                    "{\"action\": \"" + action + "\", \"name\": \"" + name + "\"}")
                            .status())
                    .as(name)
                    .isEqualTo(400);
        }
        assertThat(server.get("/v1/objects/b/dir2/" + action).body()).isEqualTo("c");
    }

    @Test
    void copiesAnObject() {
        server.put("/v1/objects/b/from", "content");

        assertThat(server.put("/v1/objects/b/from?object_to=ais%2F%40%23%2Fb%2Fdir%2Fto&latest-ver=false", "")
                        .status())
                .isEqualTo(200);
        assertThat(server.get("/v1/objects/b/dir/to").body()).isEqualTo("content");
        for (String to :
                List.of("", "ais", "ais/@#/", "ais/@#/b", "ais/@#/b/", "ais/@#/b/../x", "zz/@#/b/o", "ais/@#/b/from")) {
            assertThat(server.put("/v1/objects/b/from?object_to=" + Percent.encode(to), "")
                            .status())
                    .as(to)
                    .isEqualTo(400);
        }
        assertThat(server.put("/v1/objects/b/from?object_to=ais/@%23/none/o", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void deletesAnObject() {
        server.put("/v1/objects/b/gone", "x");

        assertThat(server.ask("DELETE", "/v1/objects/b/gone", "", "Content-Type: application/json")
                        .status())
                .isEqualTo(200);
        Answer again = server.ask("DELETE", "/v1/objects/b/gone", "");
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.body()).startsWith("{\"message\":\"ais://b/gone doesn't exist\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action\":\"evictobj\"}",
                "{\"action\":\"evict-listrange\"}",
                "{\"action\":\"evict-listrange\",\"value\":{\"objnames\":[]}}",
                "{\"action\":\"nonesuch\"}",
                "{\"action\":\"delete-listrange\"}",
                "{",
                "[]",
                "\"delete\""
            })
    void neverDeletesTheOnlyCopyByAnotherAction(String body) {
        server.put("/v1/objects/b/only", "copy");

        assertThat(server.ask("DELETE", "/v1/objects/b/only", body).status()).isEqualTo(400);
        assertThat(server.get("/v1/objects/b/only").body()).isEqualTo("copy");
    }

    @Test
    void attachesCustomProperties() {
        String target = "/v1/objects/b/custom";
        server.put(target, "x", "Ais-Custom-Md: a=1,b=2");

        assertThat(server.ask("PATCH", target, "{\"action\":\"\",\"name\":\"\",\"value\":{\"b\":\"3\",\"c\":\"4\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(server.head(target).headers())
                .contains("Ais-Custom-Md: a=1", "Ais-Custom-Md: b=3", "Ais-Custom-Md: c=4");
        server.ask("PATCH", target + "?set-new-custom=true", "{\"value\":{\"d\":\"5\"}}");
        assertThat(server.head(target).headers().stream().filter(line -> line.startsWith("Ais-Custom")))
                .containsExactly("Ais-Custom-Md: d=5");
        assertThat(server.ask("PATCH", target, "{\"value\":{\"big\":\"" + "x".repeat(3000) + "\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(server.ask("PATCH", target, "{\"value\":{\"n\":1}}").status())
                .isEqualTo(400);
        assertThat(server.ask("PATCH", "/v1/objects/b/none", "{\"value\":{\"d\":\"5\"}}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void saysThatNothingIsLocked() {
        String message = "{\"action\":\"check-lock\"}";
        assertThat(server.ask("POST", "/v1/objects/b/any", message).status()).isEqualTo(200);
        assertThat(server.ask("POST", "/v1/objects/none/any", message).status()).isEqualTo(404);
        assertThat(server.ask("POST", "/v1/objects/b/any", "{\"action\":\"nonesuch\"}")
                        .body())
                .contains("invalid action \\\"nonesuch\\\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "ü",
                "u\u0308",
                "\uD83D\uDE00/\u202Etxt",
                "?",
                "#",
                "+",
                "%41",
                "&=:~",
                "a//b",
                "/lead",
                "dot.",
                ".",
                "./a",
                "a/.",
                "\\..\\x",
                "con",
                "*"
            })
    void keepsNamesAsTheyAre(String name) {
        String target = "/v1/objects/b/" + Percent.encode(name).replace(".", "%2e");

        assertThat(server.put(target, name).status()).isEqualTo(200);
        assertThat(server.get(target).status()).isEqualTo(200);
        assertThat(server.head(target).header("Ais-Name")).isPresent();
        assertThat(server.ask("DELETE", target, "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../x",
                "x/../y",
                "..%2fx",
                "x%2f..",
                "%2e%2e/x",
                "a%00b",
                "a/",
                "%ff",
                "%ed%a0%80",
                "%c0%ae%c0%ae/x"
            })
    void refusesNamesThatLeadAstray(String name) {
        assertThat(server.put("/v1/objects/b/" + name, "x").status()).isEqualTo(400);
        assertThat(server.get("/v1/objects/b/" + name).status()).isEqualTo(400);
    }

    @Test
    void takesLongNamesAndRefusesLongerOnes() {
        String longest = "ü".repeat(2048);
        assertThat(server.put("/v1/objects/b/" + Percent.encode(longest), "x").status())
                .isEqualTo(200);
        assertThat(server.put("/v1/objects/b/" + Percent.encode(longest) + "x", "x")
                        .status())
                .isEqualTo(400);
        assertThat(server.put("/v1/objects/b/" + "x".repeat(10_000), "x").status())
                .isEqualTo(400);
        assertThat(server.put("/v1/objects/" + "b".repeat(200) + "/o", "x").status())
                .isEqualTo(400);
        assertThat(server.put("/v1/objects/b%2f../o", "x").status()).isEqualTo(400);
    }
}
