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

/// Kills the process of a node by SIGKILL while it has something to tell, and lets another go on on its folders.
final class WebhookKillE2eTest {

    private static final long TOLD = 5;
    private static final long ALL = 30;
    private static final String DENIED = "\"events\":[\"org.distributornode.object.denied.v1\"]";

    private final Authority authority = new Authority();

    /// It dies within a call, as soon as the last event was answered: some are told, one is being told, some are in the
    /// outbox, some in the journal alone.
    @Test
    void tellsOfAllThatHappenedAndOfNothingElse() {
        try (NodeRig rig = NodeRig.prepared(Integrator.settings());
                Receiver receiver = new Receiver()) {
            rig.set("operatorApi.port", "0", "operatorApi.hmacSecret", Authority.SECRET);
            try (ChildNode dying = ChildNode.start(rig.configFile());
                    NodeClient integration = integration(dying)) {
                assertThat(new Integrator(integration)
                                .create(receiver, "," + DENIED)
                                .id())
                        .isNotEmpty();
                receiver.then(Stream.generate(() -> Act.TAKE).limit(TOLD).toArray(Act[]::new));
                receiver.then(Act.HANG);
                denyAll(dying, 1, ALL / 2);
                NodeRig.await(() -> receiver.calls().stream().anyMatch(call -> call.act() == Act.HANG));
                denyAll(dying, ALL / 2 + 1, ALL);
                dying.kill();
            }
            assertThat(told(receiver)).hasSize((int) TOLD);

            rig.start();
            NodeRig.await(() -> told(receiver).distinct().count() == ALL);

            assertThat(told(receiver).distinct())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, ALL).boxed().toList());
        }
    }

    private void denyAll(ChildNode node, long from, long to) {
        try (NodeClient operator = new NodeClient(node.operatorPort())) {
            LongStream.rangeClosed(from, to).forEach(object -> deny(operator, object));
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
