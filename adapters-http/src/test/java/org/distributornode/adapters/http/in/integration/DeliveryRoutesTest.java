package org.distributornode.adapters.http.in.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distributornode.adapters.http.testserver.Answer;
import org.distributornode.adapters.http.testserver.IntegrationServer;
import org.distributornode.adapters.http.testserver.Json;
import org.distributornode.application.port.integration.Outbox.Cursor;
import org.distributornode.application.testkit.InMemoryDistributorStore;
import org.distributornode.application.testkit.IntegrationSamples;
import org.distributornode.application.testkit.ScriptedWebhooks;
import org.distributornode.domain.integration.CallEnding;
import org.distributornode.domain.integration.Delivery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How deliveries are shown and replayed, and webhooks tried.
class DeliveryRoutesTest {

    private static final String BASE = "/api/v1/integration/distributors/";
    private static final String WITH = BASE + IntegrationSamples.id(1);
    private static final String WITHOUT = BASE + IntegrationSamples.id(2);
    private static final Delivery ENDED =
            IntegrationSamples.delivery(1, 1).delivered("status 200", IntegrationSamples.NOON);
    private static final Delivery DEAD = IntegrationSamples.delivery(1, 2).dead("status 500", IntegrationSamples.NOON);
    private static final Delivery WAITING =
            IntegrationSamples.delivery(1, 3).retried("status 503", IntegrationSamples.NOON);

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
    void renew() {
        server.empty();
        InMemoryDistributorStore store = new InMemoryDistributorStore(server.medium());
        store.add(IntegrationSamples.distributor(1));
        store.add(IntegrationSamples.distributor(2, Optional.empty()));
        server.outbox().enqueue(Cursor.BEGINNING, List.of(ENDED, DEAD, WAITING));
    }

    @Test
    void showsTheNewestFirst() {
        Answer answer = server.ask("GET", WITH + "/deliveries", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(ids(answer))
                .containsExactly(
                        WAITING.id().toString(),
                        DEAD.id().toString(),
                        ENDED.id().toString());
        assertThat(answer.body())
                .contains("{\"id\":\"" + ENDED.id() + "\",\"event\":\""
                        + ENDED.type().text() + "\",\"happened_at\":\"")
                .contains("\"state\":\"delivered\",\"attempts\":1,\"next_attempt_at\":null,"
                        + "\"ended_at\":\"2026-11-21T12:00:00.123456+00:00\",\"result\":\"status 200\"}")
                .contains("\"state\":\"waiting\",\"attempts\":1,"
                        + "\"next_attempt_at\":\"2026-11-21T12:00:00.123456+00:00\",\"ended_at\":null,"
                        + "\"result\":\"status 503\"}");
    }

    @Test
    void showsThemInPagesAndByState() {
        assertThat(ids(server.ask("GET", WITH + "/deliveries?limit=1&cursor=" + WAITING.id(), "")))
                .containsExactly(DEAD.id().toString());
        assertThat(ids(server.ask("GET", WITH + "/deliveries?state=delivered", "")))
                .containsExactly(ENDED.id().toString());
        assertThat(server.ask("GET", WITH + "/deliveries?cursor=" + IntegrationSamples.id(9), "")
                        .body())
                .contains(".query.cursor");
        assertThat(server.ask("GET", WITH + "/deliveries?state=lost", "").body())
                .contains(".query.state");
    }

    @Test
    void replaysWhatHasEnded() {
        Answer answer = server.ask("POST", WITH + "/deliveries/" + DEAD.id() + "/replay", "");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body())
                .contains("\"state\":\"waiting\",\"attempts\":0,\"next_attempt_at\":null,\"ended_at\":null,");
        assertThat(ids(server.ask("GET", WITH + "/deliveries?limit=1", "")))
                .containsExactly(DEAD.id().toString());
    }

    @Test
    void replaysNothingElse() {
        String waiting = WITH + "/deliveries/" + WAITING.id() + "/replay";

        assertThat(server.ask("POST", waiting, "").status()).isEqualTo(409);
        assertThat(server.ask("POST", WITH + "/deliveries/" + IntegrationSamples.id(9) + "/replay", "")
                        .status())
                .isEqualTo(404);
        assertThat(server.ask("POST", WITH + "/deliveries/9/replay", "").body()).contains(".params.delivery");
        assertThat(server.ask("POST", waiting, "{\"a\":1}").status()).isEqualTo(400);
    }

    @Test
    void triesAWebhook() {
        server.webhooks().answer(ScriptedWebhooks.status(204), new CallEnding.Failed("cannot be reached"));

        Answer taken = server.ask("POST", WITH + "/test", "");
        Answer failed = server.ask("POST", WITH + "/test", "");

        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.body()).contains("\"taken\":true,\"status\":204,\"result\":\"status 204\"}");
        assertThat(Json.of(taken.body()).text("message_id")).startsWith("msg_");
        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed.body()).contains("\"taken\":false,\"status\":null,\"result\":\"cannot be reached\"}");
    }

    @Test
    void triesNoMoreWebhooksThanSoManyAtATime() {
        List<Answer> meanwhile = new ArrayList<>();
        server.webhooks().meanwhile(() -> meanwhile.add(server.ask("POST", WITH + "/test", "")));

        Answer first = server.ask("POST", WITH + "/test", "");

        assertThat(first.status()).isEqualTo(200);
        assertThat(meanwhile).extracting(Answer::status).containsExactly(429);
        assertThat(meanwhile.getFirst().header("Retry-After")).contains("10");
        assertThat(server.ask("POST", WITH + "/test", "").status()).isEqualTo(200);
    }

    @Test
    void triesNoWebhookThatIsNotThere() {
        assertThat(server.ask("POST", WITHOUT + "/test", "").status()).isEqualTo(409);
    }

    private static List<String> ids(Answer answer) {
        return Json.of(answer.body()).at("deliveries").items().stream()
                .map(each -> each.text("id"))
                .toList();
    }
}
