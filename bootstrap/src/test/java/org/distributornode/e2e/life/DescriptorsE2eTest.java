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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// So many idle clients that the process has no descriptors left.
final class DescriptorsE2eTest {

    private static final int MOST = 400;
    private static final int WAITING = 20;

    private final NodeRig rig = NodeRig.prepared();
    private final List<Socket> idle = new ArrayList<>();

    @AfterEach
    void end() throws IOException {
        leave();
        rig.close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void losesNothingForWantOfDescriptors() throws IOException {
        Published object = rig.world().publish(Bytes.random(100_000, 1));
        Published unknown = rig.world().publish(Bytes.random(100_000, 2));
        try (ChildNode node = ChildNode.startWithDescriptors(MOST, rig)) {
            NodeClient client = node.client();
            Holdings.fetch(client, object);
            rig.world().queryNode().answer(new QueryReply.Cut());
            crowd(node);

            Holdings.patiently().until(() -> isRefused(client.get(object.path()), object));
            rig.world().queryNode().answer(new QueryReply.Honest());
            isRefused(client.get(unknown.path()), unknown);

            leave();
            Holdings.patiently().until(() -> client.get(object.path()).status() == 200);
            Holdings.assertHit(client, object);
            Holdings.patiently().until(() -> client.get(unknown.path()).status() == 200);
            Holdings.fetch(client, unknown);
            assertThat(node.log()).noneMatch(line -> line.contains("object dropped"));
        }
    }

    /// Connections until the node has no descriptor left, and some that wait for one, should any become free.
    private void crowd(ChildNode node) throws IOException {
        int missing = MOST - node.descriptors();
        for (int i = 0; i < missing + WAITING; i++) {
            idle.add(new Socket(InetAddress.getLoopbackAddress(), node.client().port()));
        }
        Holdings.patiently().until(() -> node.descriptors() >= MOST);
    }

    /// Whether it was, and if not, whether it got nothing but the right bytes: a descriptor may become free for a
    /// moment.
    private static boolean isRefused(Reply reply, Published object) {
        if (reply.status() == 503) {
            assertThat(reply.has("Retry-After")).isTrue();
            return true;
        }
        int length = reply.body().length;
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(object.part(0, length));
        assertThat(reply.complete()).isEqualTo(length == object.size());
        return false;
    }

    private void leave() throws IOException {
        for (Socket socket : idle) {
            socket.close();
        }
        idle.clear();
    }
}
