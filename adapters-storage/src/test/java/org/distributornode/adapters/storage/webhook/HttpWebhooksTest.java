package org.distributornode.adapters.storage.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.distributornode.adapters.storage.http.AddressPolicy;
import org.distributornode.adapters.storage.http.Outbound;
import org.distributornode.adapters.storage.http.OutboundHttp;
import org.distributornode.application.port.integration.WebhookCaller;
import org.distributornode.application.testkit.IntegrationSamples;
import org.distributornode.application.testkit.WebhookCallerContract;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.event.NodeEvent;
import org.distributornode.domain.integration.CallEnding;
import org.distributornode.domain.integration.DeliveryId;
import org.distributornode.domain.integration.NodeUuid;
import org.distributornode.domain.integration.SigningSecret;
import org.distributornode.domain.integration.Webhook;
import org.distributornode.domain.integration.WebhookAuthentication;
import org.distributornode.domain.integration.WebhookMessage;
import org.distributornode.domain.integration.WebhookMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HttpWebhooksTest implements WebhookCallerContract {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final SigningSecret SECRET = IntegrationSamples.secret(6);
    private static final WebhookMessage MESSAGE = new WebhookMessage.Happened(
            new DeliveryId(new UUID(1, 2)),
            new NodeUuid(new UUID(3, 4)),
            17,
            new NodeEvent.ObjectEvicted(NOW.minusNanos(1), new DataObjectId(42), 4_096));

    private final OutboundHttp http = Outbound.patient();
    private final List<Receiver> receivers = new ArrayList<>();

    @AfterEach
    void close() {
        receivers.forEach(Receiver::close);
        http.close();
    }

    @Override
    public WebhookCaller answering(int status) {
        try {
            receivers.add(new Receiver(status));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return caller(List.of("127.0.0.1"));
    }

    @Override
    public WebhookCaller unreachable() {
        WebhookCaller caller = answering(200);
        receivers.getFirst().close();
        return caller;
    }

    @Override
    public int calls() {
        return receivers.getFirst().told().size();
    }

    @Override
    public String host() {
        return "http://127.0.0.1:" + receivers.getFirst().port();
    }

    @Test
    void tellsInABodyThatIsSigned() {
        WebhookCaller caller = answering(204);
        CallEnding ending = caller.call(webhook(WebhookMethod.POST, Optional.empty()), SECRET, MESSAGE);

        Receiver.Told told = told();
        assertThat(ending).isInstanceOf(CallEnding.Answered.class);
        assertThat(told.method()).isEqualTo("POST");
        assertThat(told.target()).isEqualTo("/hook?a=b");
        assertThat(told.header("Content-Type")).contains("application/cloudevents+json; charset=UTF-8");
        assertThat(told.header("User-Agent")).contains("distributor-node/test");
        assertThat(told.header("Authorization")).isEmpty();
        assertThat(told.header("webhook-id")).contains("msg_00000000-0000-0001-0000-000000000002");
        assertThat(told.header("webhook-timestamp")).contains("1795262400");
        assertThat(told.header("webhook-signature"))
                .contains(Signature.of(
                        SECRET, "msg_00000000-0000-0001-0000-000000000002", NOW.getEpochSecond(), told.body()));
        assertThat(told.body())
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"17-1795262399.999999999\","
                        + "\"source\":\"urn:uuid:00000000-0000-0003-0000-000000000004\","
                        + "\"type\":\"org.distributornode.object.evicted.v1\",\"subject\":\"object/42\","
                        + "\"time\":\"2026-11-21T11:59:59.999999999Z\",\"datacontenttype\":\"application/json\","
                        + "\"dataschema\":\"urn:distributornode:event:object.evicted.v1\","
                        + "\"data\":{\"objectId\":\"42\",\"size\":4096}}");
    }

    @Test
    void tellsInAQueryThatIsSigned() {
        WebhookCaller caller = answering(200);
        CallEnding ending = caller.call(webhook(WebhookMethod.GET, Optional.empty()), SECRET, MESSAGE);

        Receiver.Told told = told();
        assertThat(ending).isInstanceOf(CallEnding.Answered.class);
        assertThat(told.target()).startsWith("/hook?a=b&specversion=1.0&id=17-1795262399.999999999&");
        assertThat(URLDecoder.decode(told.target(), StandardCharsets.UTF_8))
                .contains("&type=org.distributornode.object.evicted.v1&subject=object/42&")
                .endsWith("&data={\"objectId\":\"42\",\"size\":4096}");
        assertThat(told.body()).isEmpty();
        String query = told.target().substring("/hook?a=b&".length());
        assertThat(told.header("webhook-signature"))
                .contains(
                        Signature.of(SECRET, "msg_00000000-0000-0001-0000-000000000002", NOW.getEpochSecond(), query));
    }

    @Test
    void saysWhoItIs() {
        WebhookCaller caller = answering(200);
        CallEnding basic = caller.call(
                webhook(WebhookMethod.PUT, Optional.of(new WebhookAuthentication.Basic("Aladdin", "open sesame"))),
                SECRET,
                MESSAGE);
        CallEnding token = caller.call(
                webhook(WebhookMethod.DELETE, Optional.of(new WebhookAuthentication.Token("abc.def"))),
                SECRET,
                MESSAGE);

        assertThat(List.of(basic, token)).hasOnlyElementsOfType(CallEnding.Answered.class);
        assertThat(receivers.getFirst().told())
                .extracting(told ->
                        told.method() + " " + told.header("Authorization").orElse(""))
                .containsExactly("PUT Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "DELETE Bearer abc.def");
    }

    @Test
    void callsNoReceiverThatIsNear() {
        assertThat(answering(200)).isNotNull();
        int port = receivers.getFirst().port();
        ReceiverPolicy policy = new ReceiverPolicy(List.of(), Set.of(port), AddressPolicy.publicOnly());

        CallEnding ending = new HttpWebhooks(http, policy, () -> NOW)
                .call(webhook(WebhookMethod.POST, Optional.empty()), SECRET, MESSAGE);

        assertThat(ending).isEqualTo(new CallEnding.Forbidden("the address is not one for webhooks"));
        assertThat(calls()).isZero();
    }

    @Test
    void callsNearReceiversThatAreNamedWithTheirPort() {
        assertThat(answering(200)).isNotNull();
        String named = "127.0.0.1:" + receivers.getFirst().port();

        Webhook webhook = webhook(WebhookMethod.POST, Optional.empty());

        assertThat(caller(List.of(named)).call(webhook, SECRET, MESSAGE)).isInstanceOf(CallEnding.Answered.class);
        assertThat(caller(List.of("127.0.0.1:1")).call(webhook, SECRET, MESSAGE))
                .isInstanceOf(CallEnding.Forbidden.class);
    }

    @Test
    void callsOtherPortsOfNobody() {
        assertThat(answering(200)).isNotNull();
        ReceiverPolicy policy = new ReceiverPolicy(List.of(), Set.of(443), AddressPolicy.nearbyToo());

        CallEnding ending = new HttpWebhooks(http, policy, () -> NOW)
                .call(webhook(WebhookMethod.POST, Optional.empty()), SECRET, MESSAGE);

        assertThat(ending).isEqualTo(new CallEnding.Forbidden("the port is not one for webhooks"));
        assertThat(calls()).isZero();
    }

    /// Resolved once for each call; what was checked is what is connected to.
    @Test
    void callsNoNameWithAnAddressThatIsNear() {
        assertThat(answering(200)).isNotNull();
        List<String> asked = new ArrayList<>();
        AddressPolicy strangers = AddressPolicy.publicOnly().by(host -> {
            asked.add(host);
            return List.of(InetAddress.ofLiteral("93.184.216.34"), InetAddress.getLoopbackAddress());
        });
        int port = receivers.getFirst().port();
        HttpWebhooks webhooks =
                new HttpWebhooks(http, new ReceiverPolicy(List.of(), Set.of(port), strangers), () -> NOW);
        Webhook rebound =
                new Webhook("http://rebound.example:" + port, "/", WebhookMethod.POST, Optional.empty(), Set.of());

        CallEnding ending = webhooks.call(rebound, SECRET, MESSAGE);

        assertThat(ending).isInstanceOf(CallEnding.Forbidden.class);
        assertThat(asked).containsExactly("rebound.example");
        assertThat(calls()).isZero();
    }

    /// A name that is far when it is looked at and near when it is connected to. It is not asked for again in between,
    /// neither here nor by the system, which knows this one; the address is one that nobody answers at.
    @Test
    void callsNoNameThatIsReboundInBetween() {
        assertThat(answering(200)).isNotNull();
        int port = receivers.getFirst().port();
        List<String> asked = new ArrayList<>();
        AddressPolicy strangers = AddressPolicy.publicOnly().by(host -> {
            asked.add(host);
            return List.of(asked.size() == 1 ? InetAddress.ofLiteral("192.0.2.1") : InetAddress.getLoopbackAddress());
        });
        ReceiverPolicy policy = new ReceiverPolicy(List.of(), Set.of(port), strangers);
        Webhook rebound = new Webhook("http://localhost:" + port, "/", WebhookMethod.POST, Optional.empty(), Set.of());

        try (OutboundHttp hasty = Outbound.hasty()) {
            HttpWebhooks webhooks = new HttpWebhooks(hasty, policy, () -> NOW);
            CallEnding first = webhooks.call(rebound, SECRET, MESSAGE);
            CallEnding second = webhooks.call(rebound, SECRET, MESSAGE);

            assertThat(first).isInstanceOf(CallEnding.Failed.class);
            assertThat(second).isInstanceOf(CallEnding.Forbidden.class);
        }
        assertThat(asked).hasSize(2);
        assertThat(calls()).isZero();
    }

    @Test
    void endsInTimeWithAReceiverThatHangs() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                OutboundHttp hasty = Outbound.hasty()) {
            ReceiverPolicy policy = new ReceiverPolicy(List.of("127.0.0.1"), Set.of(), AddressPolicy.publicOnly());
            Webhook webhook = new Webhook(
                    "http://127.0.0.1:" + mute.getLocalPort(), "/", WebhookMethod.POST, Optional.empty(), Set.of());

            CallEnding ending = new HttpWebhooks(hasty, policy, () -> NOW).call(webhook, SECRET, MESSAGE);

            assertThat(ending).isEqualTo(new CallEnding.Failed("no answer in time"));
        }
    }

    @Test
    void makesNoCallOnceTheNodeEnds() {
        WebhookCaller caller = answering(200);
        http.close();

        CallEnding ending = caller.call(webhook(WebhookMethod.POST, Optional.empty()), SECRET, MESSAGE);

        assertThat(ending).isEqualTo(new CallEnding.Unmade("the node is ending"));
        assertThat(calls()).isZero();
    }

    private HttpWebhooks caller(List<String> allowed) {
        return new HttpWebhooks(
                http, new ReceiverPolicy(allowed, Set.of(80, 443), AddressPolicy.publicOnly()), () -> NOW);
    }

    private Webhook webhook(WebhookMethod method, Optional<WebhookAuthentication> authentication) {
        return new Webhook(host(), "/hook?a=b", method, authentication, Set.of());
    }

    private Receiver.Told told() {
        return receivers.getFirst().told().getFirst();
    }
}
