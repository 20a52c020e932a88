package org.distributornode.e2e.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.distributornode.e2e.Authority;
import org.distributornode.e2e.NodeClient;
import org.distributornode.e2e.NodeRig;
import org.distributornode.e2e.Reply;
import org.distributornode.e2e.integration.Integrator;
import org.distributornode.e2e.integration.Receiver;
import org.distributornode.e2e.integration.Receiver.Act;
import org.junit.jupiter.api.Test;

/// Kills the process of a node by SIGKILL while it calls a webhook, again and again on the same folders.
final class WebhookKillE2eTest {

    private static final int LIVES = 3;
    private static final long EACH = 40;
    private static final String DENIED = "\"events\":[\"org.distributornode.object.denied.v1\"]";

    private final Authority authority = new Authority();

    @Test
    void tellsOfAllThatHappenedAndOfNothingElse() {
        try (NodeRig rig = NodeRig.prepared(Integrator.settings());
                Receiver receiver = new Receiver()) {
            rig.set("operatorApi.port", "0", "operatorApi.hmacSecret", Authority.SECRET);
            for (int life = 0; life < LIVES; life++) {
                dieInACall(rig, receiver, life);
            }

            try (ChildNode last = ChildNode.start(rig.configFile())) {
                NodeRig.await(() -> told(receiver).distinct().count() == LIVES * EACH);
                assertThat(last.isAlive()).isTrue();
            }

            assertThat(told(receiver).distinct())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, LIVES * EACH).boxed().toList());
        }
    }

    /// A life that ends while a call is under way and others wait behind it.
    private void dieInACall(NodeRig rig, Receiver receiver, int life) {
        int before = receiver.calls().size();
        try (ChildNode node = ChildNode.start(rig.configFile());
                NodeClient integration = integration(node);
                NodeClient operator = new NodeClient(node.operatorPort())) {
            if (life == 0) {
                assertThat(new Integrator(integration)
                                .create(receiver, "," + DENIED)
                                .id())
                        .isNotEmpty();
            }
            receiver.then(Stream.generate(() -> Act.TAKE).limit(EACH / 4).toArray(Act[]::new));
            receiver.then(Act.HANG);
            LongStream.rangeClosed(life * EACH + 1, (life + 1) * EACH).forEach(object -> deny(operator, object));
            NodeRig.await(() -> receiver.calls().stream().skip(before).anyMatch(call -> call.act() == Act.HANG));
            node.kill();
        }
    }

    private static NodeClient integration(ChildNode node) {
        assertThat(node.client().port()).isNotZero();
        return new NodeClient(node.port("integration"));
    }

    private void deny(NodeClient operator, long object) {
        String path = "/api/v1/deny/" + object;
        Reply reply = operator.ask(
                "PUT", path, "Authorization", authority.bound(path, "{}"), "Content-Type", "application/json");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    /// The objects that the receiver has taken an event of, as often as it has.
    private static Stream<Long> told(Receiver receiver) {
        return List.copyOf(receiver.taken()).stream()
                .map(call -> Long.valueOf(Integrator.text(call.body(), "objectId")));
    }
}
