package org.distributornode.adapters.storage.querynode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.distributornode.adapters.storage.http.Outbound;
import org.distributornode.adapters.storage.http.OutboundHttp;
import org.distributornode.adapters.storage.simulated.QueryReply;
import org.distributornode.adapters.storage.simulated.SimulatedNetwork;
import org.distributornode.adapters.storage.simulated.SimulatedQueryNode;
import org.distributornode.application.port.catalog.CatalogFailure;
import org.distributornode.domain.content.DataObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryNodeClientTest {

    private final SimulatedQueryNode node = SimulatedQueryNode.start(new SimulatedNetwork());
    private final OutboundHttp http = Outbound.patient();
    private final OutboundHttp hasty = Outbound.hasty();

    @AfterEach
    void stop() {
        http.close();
        hasty.close();
        node.close();
    }

    @Test
    void triesAgainWhenTheNodeIsInTrouble() {
        List<Duration> pauses = new ArrayList<>();
        node.answer(QueryReply.serverError());
        var client = Clients.to(node.endpoint(), http, time -> {
            pauses.add(time);
            if (pauses.size() == 2) {
                node.answer(new QueryReply.Honest());
            }
        });

        assertThat(new GraphQlCatalogHealth(client).check().version()).isNotEmpty();

        assertThat(node.queries()).hasSize(3);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(pauses.get(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        node.answer(QueryReply.serverError());

        assertThat(failure(http)).hasMessageContaining("status 500");
        assertThat(failure(http).retryable()).isTrue();
        assertThat(node.queries()).hasSize(6);
    }

    @Test
    void doesNotTryAgainWhenTimeWouldBeOver() {
        List<Duration> pauses = new ArrayList<>();
        var backoff = new Backoff(pauses::add, RandomGenerator.getDefault());

        assertThat(backoff.waitBefore(2, Duration.ofMillis(50))).isFalse();
        assertThat(backoff.waitBefore(2, Duration.ofMillis(101))).isTrue();

        assertThat(pauses).hasSize(1);
    }

    @Test
    void readsErrors() {
        node.answer(QueryReply.errors());

        assertThat(failure(http)).hasMessageContaining("the database is away");
        assertThat(failure(http).retryable()).isTrue();
    }

    @Test
    void doesNotRepeatAQuestionThatIsWrong() {
        node.answer(new QueryReply.Fixed(400, "application/json", "{\"errors\":[{\"message\":\"no such field\"}]}"));

        assertThat(failure(http)).hasMessageContaining("no such field");
        assertThat(failure(http).retryable()).isFalse();
        assertThat(node.queries()).hasSize(2);
    }

    @Test
    void doesNotTakeAPageForAnAnswer() {
        node.answer(QueryReply.html());

        assertThat(failure(http).retryable()).isTrue();
    }

    @Test
    void doesNotTakeNothingForAnAnswer() {
        node.answer(QueryReply.emptyBody());
        assertThat(failure(http).retryable()).isTrue();

        node.answer(new QueryReply.Fixed(200, "application/json", "{\"data\":null}"));
        assertThat(failure(http).retryable()).isTrue();

        node.answer(new QueryReply.Fixed(200, "application/json", "null"));
        assertThat(failure(http).retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":{}}", "{\"data\":{\"storageDataObject\":null}}", "{}", "[]", "7"})
    void doesNotTakeSilenceForAnObjectThatDoesNotExist(String answer) {
        var catalog = new GraphQlObjectCatalog(Clients.to(node.endpoint(), http), Distributing.IGNORED, 400);
        node.answer(new QueryReply.Fixed(200, "application/json", answer));

        assertThat(catchThrowableOfType(CatalogFailure.class, () -> catalog.find(new DataObjectId(7)))
                        .retryable())
                .isTrue();
    }

    @Test
    void takesNullForAnObjectThatDoesNotExist() {
        var catalog = new GraphQlObjectCatalog(Clients.to(node.endpoint(), http), Distributing.IGNORED, 400);
        node.answer(new QueryReply.Fixed(200, "application/json", "{\"data\":{\"storageDataObjectById\":null}}"));

        assertThat(catalog.find(new DataObjectId(7))).isEmpty();
    }

    @Test
    void doesNotWaitForEver() {
        node.answer(new QueryReply.Never());

        assertThat(failure(hasty).retryable()).isTrue();
    }

    @Test
    void doesNotReadEndlessAnswers() {
        node.answer(new QueryReply.Fixed(200, "application/json", " ".repeat(20_000)));

        assertThat(failure(http)).hasMessageContaining("longer than 10000 bytes");
    }

    @Test
    void survivesAnAnswerOfAnotherShape() {
        node.answer(new QueryReply.Fixed(200, "application/json", "{\"data\":{\"storageBuckets\":[{\"id\":{}}]}}"));

        assertThat(catchThrowableOfType(
                        CatalogFailure.class,
                        () -> new GraphQlSourceCatalog(Clients.to(node.endpoint(), http)).active()))
                .isNotNull();
    }

    @Test
    void sendsWhatTheReferenceNodeSends() {
        var client = Clients.to(node.endpoint(), http);

        client.ask(QueryText.OBJECT, Map.of("id", "7"), ObjectReply.class);

        assertThat(node.queries()).singleElement().satisfies(query -> {
            assertThat(query.variables()).isEqualTo(Map.of("id", "7"));
            assertThat(query.headers())
                    .containsEntry("content-type", "application/json")
                    .containsEntry("user-agent", "distributor-node/test");
        });
    }

    @Test
    void sendsCredentialsAsAHeaderAndNamesThemNowhere() {
        var endpoint = URI.create(node.endpoint().toString().replace("http://", "http://me:secret@"));

        new GraphQlCatalogHealth(Clients.to(endpoint, http)).check();
        node.answer(QueryReply.serverError());
        var failure = catchThrowableOfType(
                CatalogFailure.class, () -> new GraphQlCatalogHealth(Clients.to(endpoint, http)).check());

        assertThat(node.queries().getFirst().headers()).containsEntry("authorization", "Basic bWU6c2VjcmV0");
        assertThat(failure.getMessage()).doesNotContain("secret");
    }

    private CatalogFailure failure(OutboundHttp through) {
        var health = new GraphQlCatalogHealth(Clients.to(node.endpoint(), through));
        return catchThrowableOfType(CatalogFailure.class, health::check);
    }
}
