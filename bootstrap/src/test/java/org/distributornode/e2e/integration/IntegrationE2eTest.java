package org.distributornode.e2e.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.LongStream;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.e2e.Bytes;
import org.distributornode.e2e.NodeRig;
import org.distributornode.e2e.Published;
import org.distributornode.e2e.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A whole node tells real receivers what happens, whatever they do to its calls.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IntegrationE2eTest {

    private static final String PINNED = "\"events\":[\"org.distributornode.object.pinned.v1\"]";

    private static final String DOCUMENTED = """
            {
            "meta": {
            "host": "https://example.com",
            "path": "/webhook",
            "method": 1,
            "authentication": {
            "type": 1,
            "username": "user",
            "password": "pass"
            }
            }
            }""";

    private final NodeRig node = NodeRig.started(Integrator.settings());
    private final Integrator integrator = new Integrator(node.integration());
    private Receiver receiver = new Receiver();

    @BeforeEach
    void renew() {
        receiver.close();
        receiver = new Receiver();
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @AfterEach
    void removeAll() {
        receiver.close();
        Integrator.texts(integrator.ask("GET", "?limit=100").text(), "id")
                .forEach(id ->
                        assertThat(integrator.ask("DELETE", "/" + id).status()).isEqualTo(204));
    }

    /// The request is the example of the integrators' document, but for its base address and its token.
    @Test
    void answersTheDocumentedRequestFieldByField() {
        Reply reply = integrator.send("POST", "/nodes/e40efce4-38a3-46c4-a202-e8db95d0409c", DOCUMENTED);

        assertThat(reply.status()).isEqualTo(201);
        String uuid = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
        String moment = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}[+-]\\d\\d:\\d\\d";
        assertThat(reply.text())
                .matches("\\{\"id\":\"" + uuid + "\",\"node_id\":\"e40efce4-38a3-46c4-a202-e8db95d0409c\","
                        + "\"meta\":\\{\"host\":\"https://example\\.com\",\"path\":\"/webhook\",\"method\":\"GET\","
                        + "\"authentication\":\\{\"type\":1,\"username\":\"user\",\"password\":\"pass\"}},"
                        + "\"created_at\":\"(" + moment + ")\",\"updated_at\":\"\\2\","
                        + "\"signing_secret\":\"whsec_[^\"]{44}\"}");
        assertThat(OffsetDateTime.parse(Integrator.text(reply.text(), "created_at"))
                        .toInstant())
                .isBeforeOrEqualTo(InstantSource.system().instant());
        assertThat(node.client().get("/api/v1/status").text()).contains("\"nodeUuid\":\"" + Integrator.NODE + "\"");
    }

    @Test
    void tellsInOrderWhatIsSignedForAnybodysLibrary() throws Exception {
        Integrator.Made made = integrator.create(receiver, "," + PINNED);

        pin(1, 200);

        awaitTaken(200);
        Webhook library = new Webhook(made.secret());
        for (Receiver.Call call : receiver.calls()) {
            library.verify(call.body(), call.headers());
            assertThatThrownBy(() -> library.verify(call.body() + " ", call.headers()))
                    .isInstanceOf(WebhookVerificationException.class);
            assertThat(call.header("Content-Type")).startsWith("application/cloudevents+json");
            assertThat(call.header("User-Agent")).startsWith("distributor-node/");
        }
        assertThat(objects())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 200).boxed().toList());
    }

    @Test
    void triesAgainWhateverTheReceiverDoes() {
        Integrator.Made made = integrator.create(
                receiver.then(Receiver.Act.CUT, Receiver.Act.FAIL, Receiver.Act.TAKE, Receiver.Act.FAIL), "," + PINNED);

        pin(1, 2);

        awaitTaken(2);
        assertThat(receiver.calls())
                .extracting(Receiver.Call::act)
                .containsExactly(
                        Receiver.Act.CUT, Receiver.Act.FAIL, Receiver.Act.TAKE, Receiver.Act.FAIL, Receiver.Act.TAKE);
        assertThat(objects()).containsExactly(1L, 1L, 1L, 2L, 2L);
        assertThat(receiver.calls().subList(0, 3))
                .extracting(call -> call.header("webhook-id"))
                .containsOnly(receiver.calls().getFirst().header("webhook-id"));
        assertThat(integrator.ask("GET", "/" + made.id() + "/deliveries").text())
                .contains("\"state\":\"delivered\",\"attempts\":3,");
    }

    /// However slow the machine is, the call that is taken may be given up too, and come again.
    @Test
    void triesAgainIfTheReceiverHangs() {
        try (NodeRig hasty = NodeRig.started(Integrator.settings(1))) {
            Integrator.Made made =
                    new Integrator(hasty.integration()).create(receiver.then(Receiver.Act.HANG), "," + PINNED);
            assertThat(made.id()).isNotEmpty();

            hasty.useCase(Journal.class)
                    .append(new NodeEvent.ObjectPinned(InstantSource.system().instant(), new DataObjectId(1)));

            awaitTaken(1);
            assertThat(receiver.calls().getFirst().act()).isEqualTo(Receiver.Act.HANG);
            assertThat(receiver.calls())
                    .extracting(call -> call.header("webhook-id"))
                    .containsOnly(receiver.calls().getFirst().header("webhook-id"));
        }
    }

    @Test
    void isOnAPortOfItsOwn() {
        String path = "/api/v1/integration/distributors";

        assertThat(node.client()
                        .get(path, "Authorization", Integrator.token(), "X-Target-Server", "integration")
                        .status())
                .isEqualTo(404);
        assertThat(node.integration().get("/api/v1/status").status()).isEqualTo(404);
    }

    @Test
    void followsNoRedirect() {
        Integrator.Made made = integrator.create(receiver.then(Receiver.Act.REDIRECT), "," + PINNED);

        Reply trial = integrator.ask("POST", "/" + made.id() + "/test");

        assertThat(trial.text()).contains("\"taken\":false,\"status\":302,\"result\":\"status 302\"}");
        assertThat(receiver.calls()).extracting(Receiver.Call::target).containsExactly("/hook");
    }

    @Test
    void readsLittleOfAnAnswer() {
        Integrator.Made made = integrator.create(receiver.then(Receiver.Act.TALK), "," + PINNED);

        assertThat(integrator.ask("POST", "/" + made.id() + "/test").text()).contains("\"taken\":true,\"status\":200");
    }

    @Test
    void givesUpAndGoesOnAndTellsAgainOnDemand() {
        Integrator.Made made =
                integrator.create(receiver.then(Receiver.Act.FAIL, Receiver.Act.FAIL, Receiver.Act.FAIL), "," + PINNED);

        pin(1, 2);

        awaitTaken(1);
        assertThat(objects()).containsExactly(1L, 1L, 1L, 2L);
        String dead = integrator
                .ask("GET", "/" + made.id() + "/deliveries?state=dead")
                .text();
        assertThat(dead).contains("\"attempts\":3,").contains("\"result\":\"status 500\"");

        Reply replay =
                integrator.ask("POST", "/" + made.id() + "/deliveries/" + Integrator.text(dead, "id") + "/replay");

        assertThat(replay.status()).isEqualTo(202);
        awaitTaken(2);
        assertThat(objects()).endsWith(2L, 1L);
    }

    @Test
    void letsNobodyWaitForOneThatHangs() {
        try (Receiver mute =
                new Receiver().then(Receiver.Act.HANG, Receiver.Act.HANG, Receiver.Act.HANG, Receiver.Act.HANG)) {
            Integrator.Made slow = integrator.create(mute, "," + PINNED);
            Integrator.Made quick = integrator.create(receiver, "," + PINNED);
            assertThat(slow).isNotEqualTo(quick);

            pin(1, 20);

            awaitTaken(20);
            assertThat(mute.taken()).isEmpty();
        }
    }

    @Test
    void tellsByGetWhatIsSignedAsWell() throws Exception {
        Integrator.Made made = integrator.create(receiver, ",\"method\":1," + PINNED);

        pin(7, 7);

        awaitTaken(1);
        Receiver.Call call = receiver.calls().getFirst();
        assertThat(call.method()).isEqualTo("GET");
        String query = call.target().substring("/hook?".length());
        new Webhook(made.secret()).verify(query, call.headers());
        assertThat(URLDecoder.decode(query, StandardCharsets.UTF_8))
                .contains("&type=org.distributornode.object.pinned.v1&subject=object/7&")
                .endsWith("&data={\"objectId\":\"7\"}");
    }

    @Test
    void signsWithTheNewSecretOnceItIsRotated() {
        Integrator.Made made = integrator.create(receiver, "," + PINNED);
        String rotated =
                integrator.ask("POST", "/" + made.id() + "/rotate-secret").text();

        pin(1, 1);

        awaitTaken(1);
        Receiver.Call call = receiver.calls().getFirst();
        assertThatCode(() ->
                        new Webhook(Integrator.text(rotated, "signing_secret")).verify(call.body(), call.headers()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new Webhook(made.secret()).verify(call.body(), call.headers()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void tellsWhoHasAskedForAllOfThemWhatAnObjectIs() {
        Published object = node.world().publish(Bytes.random(1_000, 20_261_122));
        integrator.create(receiver, ",\"authentication\":{\"type\":1,\"username\":\"user\",\"password\":\"pass\"}");

        node.hold(object);

        NodeRig.await(
                () -> receiver.taken().stream().anyMatch(call -> call.body().contains("object.cached.v1")));
        Receiver.Call call = receiver.taken().stream()
                .filter(each -> each.body().contains("object.cached.v1"))
                .findFirst()
                .orElseThrow();
        assertThat(call.header("Authorization")).isEqualTo("Basic dXNlcjpwYXNz");
        assertThat(call.body())
                .matches("\\{\"specversion\":\"1\\.0\",\"id\":\"[^\"]+\",\"source\":\"urn:uuid:" + Integrator.NODE
                        + "\",\"type\":\"org\\.distributornode\\.object\\.cached\\.v1\",\"subject\":\"object/"
                        + object.id()
                        + "\",\"time\":\"[^\"]+\",\"datacontenttype\":\"application/json\","
                        + "\"dataschema\":\"urn:distributornode:event:object\\.cached\\.v1\","
                        + "\"data\":\\{\"objectId\":\"" + object.id() + "\",\"size\":1000,\"contentHash\":\"[^\"]+\","
                        + "\"mediaType\":\"[^\"]+\"}}");
    }

    @Test
    void tellsNothingToOneWithoutAWebhook() {
        Integrator.Made silent = integrator.create("");
        Integrator.Made made = integrator.create(receiver, "," + PINNED);

        pin(1, 1);

        awaitTaken(1);
        assertThat(integrator.ask("GET", "/" + silent.id() + "/deliveries").text())
                .contains("\"deliveries\":[]");
        assertThat(integrator.ask("GET", "/" + made.id() + "/deliveries").text())
                .contains("object.pinned.v1");
    }

    /// Lets objects of these numbers be pinned, one after the other.
    private void pin(long from, long to) {
        Journal journal = node.useCase(Journal.class);
        for (long number = from; number <= to; number++) {
            journal.append(new NodeEvent.ObjectPinned(InstantSource.system().instant(), new DataObjectId(number)));
        }
    }

    private void awaitTaken(int events) {
        NodeRig.await(() -> receiver.taken().size() >= events);
    }

    /// The objects that were told of, in the order of the calls.
    private List<Long> objects() {
        return receiver.calls().stream()
                .map(call -> Long.valueOf(Integrator.text(call.body(), "objectId")))
                .toList();
    }
}
