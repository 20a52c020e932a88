package org.distributornode.e2e.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.distributornode.adapters.storage.simulated.QueryReply;
import org.distributornode.e2e.Bytes;
import org.distributornode.e2e.NodeClient;
import org.distributornode.e2e.NodeRig;
import org.distributornode.e2e.Published;
import org.distributornode.e2e.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// So many idle clients that the process has no descriptors left.
final class DescriptorsE2eTest {

    private static final int MOST = 400;

    private final NodeRig rig = NodeRig.prepared();
    private final List<Socket> idle = new ArrayList<>();

    @AfterEach
    void end() throws IOException {
        leave();
        rig.close();
    }

    @Test
    void losesNothingForWantOfDescriptors() throws IOException {
        Published object = rig.world().publish(Bytes.random(100_000, 1));
        Published unknown = rig.world().publish(Bytes.random(100_000, 2));
        try (ChildNode node = ChildNode.startWithDescriptors(MOST, rig)) {
            NodeClient client = node.client();
            Holdings.fetch(client, object);
            rig.world().queryNode().answer(new QueryReply.Cut());
            crowd(client.port());

            Reply held = client.get(object.path());
            Reply miss = client.get(unknown.path());

            assertThat(held.status()).isEqualTo(503);
            assertThat(held.has("Retry-After")).isTrue();
            assertThat(miss.status()).isEqualTo(503);
            leave();
            Holdings.patiently().until(() -> client.get(object.path()).status() == 200);
            Holdings.assertHit(client, object);
            assertThat(node.log()).noneMatch(line -> line.contains("object dropped"));
        }
    }

    /// More connections than the node can take.
    private void crowd(int port) throws IOException {
        for (int i = 0; i < MOST; i++) {
            idle.add(new Socket(InetAddress.getLoopbackAddress(), port));
        }
    }

    private void leave() throws IOException {
        for (Socket socket : idle) {
            socket.close();
        }
        idle.clear();
    }
}
