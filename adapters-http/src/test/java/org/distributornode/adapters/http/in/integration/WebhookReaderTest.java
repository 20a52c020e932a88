package org.distributornode.adapters.http.in.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.in.failure.InvalidRequest;
import org.distributornode.adapters.http.json.JsonValue;
import org.distributornode.adapters.http.json.StrictJson;
import org.distributornode.adapters.http.wire.ErrorBody.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong with a webhook, and where.
class WebhookReaderTest {

    private static final String HOOK = "\"host\":\"https://example.com\",\"path\":\"/webhook\"";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[]|.body",
                "5|.body",
                "null|.body",
                "{\"mata\":{}}|.body.mata",
                "{\"meta\":{}}|.body.meta.host .body.meta.path",
                "{\"meta\":5}|.body.meta",
                "{\"meta\":[]}|.body.meta",
                "{\"meta\":{\"host\":5,\"path\":6}}|.body.meta.host .body.meta.path",
                "{\"meta\":{\"host\":\"ftp://a\",\"path\":\"a\"}}|.body.meta.host .body.meta.path",
                "{\"meta\":{\"host\":\"http://a/b\",\"path\":\"/\"}}|.body.meta.host",
                "{\"meta\":{\"host\":\"http://u:p@a\",\"path\":\"/\"}}|.body.meta.host",
                "{\"meta\":{\"host\":null,\"path\":null}}|.body.meta.host .body.meta.path",
                "{\"meta\":{HOOK,\"method\":0}}|.body.meta.method",
                "{\"meta\":{HOOK,\"method\":6}}|.body.meta.method",
                "{\"meta\":{HOOK,\"method\":\"POST\"}}|.body.meta.method",
                "{\"meta\":{HOOK,\"method\":1.5}}|.body.meta.method",
                "{\"meta\":{HOOK,\"method\":1e99}}|.body.meta.method",
                "{\"meta\":{HOOK,\"port\":1,\"authentication\":5}}|.body.meta.port .body.meta.authentication",
                "{\"meta\":{HOOK,\"authentication\":{}}}|.body.meta.authentication.type",
                "{\"meta\":{HOOK,\"authentication\":{\"type\":3}}}|.body.meta.authentication.type",
                "{\"meta\":{HOOK,\"authentication\":{\"type\":\"1\"}}}|.body.meta.authentication.type",
                "{\"meta\":{HOOK,\"authentication\":{\"type\":1}}}"
                        + "|.body.meta.authentication.username .body.meta.authentication.password",
                "{\"meta\":{HOOK,\"authentication\":{\"type\":1,\"username\":\"a:b\",\"password\":1}}}"
                        + "|.body.meta.authentication.password .body.meta.authentication.username",
                "{\"meta\":{HOOK,\"authentication\":{\"type\":1,\"username\":\"a\",\"password\":\"********\"}}}"
                        + "|.body.meta.authentication.password",
                "{\"meta\":{HOOK,\"authentication\":{\"type\":1,\"username\":\"a\",\"password\":\"b\","
                        + "\"token\":\"c\"}}}|.body.meta.authentication.token",
                "{\"meta\":{HOOK,\"authentication\":{\"type\":2}}}|.body.meta.authentication.token",
                "{\"meta\":{HOOK,\"authentication\":{\"type\":2,\"token\":\"a b\"}}}|.body.meta.authentication.token",
                "{\"meta\":{HOOK,\"events\":[]}}|.body.meta.events",
                "{\"meta\":{HOOK,\"events\":\"x\"}}|.body.meta.events",
                "{\"meta\":{HOOK,\"events\":[\"object.cached\",1]}}|.body.meta.events[0] .body.meta.events[1]",
            })
    void namesAllThatIsWrong(String body, String places) {
        assertThat(findings(body.replace("HOOK", HOOK)))
                .extracting(Finding::path)
                .containsExactlyInAnyOrder(places.split(" ", -1));
    }

    @Test
    void repeatsNoSecretThatIsWrong() {
        String body = "{\"meta\":{" + HOOK + ",\"authentication\":{\"type\":2,\"token\":\"my secret\"}}}";

        assertThat(findings(body))
                .hasSize(1)
                .noneMatch(finding -> finding.toString().contains("my secret"));
    }

    private static List<Finding> findings(String body) {
        JsonValue json = StrictJson.parse(body).orElseThrow();
        return catchThrowableOfType(InvalidRequest.class, () -> WebhookReader.read(json, Optional.empty()))
                .findings();
    }
}
