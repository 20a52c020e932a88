package org.distributornode.bootstrap.demo;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.distributornode.adapters.storage.simulated.Quirk;
import org.distributornode.adapters.storage.simulated.SimulatedBag;
import org.distributornode.adapters.storage.simulated.SimulatedContent;
import org.distributornode.adapters.storage.simulated.SimulatedDistributionBucket;
import org.distributornode.adapters.storage.simulated.SimulatedNetwork;
import org.distributornode.adapters.storage.simulated.SimulatedObject;
import org.distributornode.adapters.storage.simulated.SimulatedQueryNode;
import org.distributornode.adapters.storage.simulated.SimulatedStorageBucket;
import org.distributornode.adapters.storage.simulated.SimulatedStorageNode;
import org.distributornode.domain.content.ContentHash;
import org.distributornode.domain.content.ContentHasher;

/// A small storage network in this process: a query node and two storage nodes that hold the demo's media, slow enough
/// for
/// the first viewer to notice.
final class DemoNetwork implements AutoCloseable {

    /// The worker whose objects these are.
    static final int WORKER = 0;

    private static final String BAG = "dynamic:channel:1";
    private static final String DISTRIBUTION_BUCKET = "0:0";
    private static final Duration NEAR = Duration.ofMillis(300);
    private static final Duration FAR = Duration.ofMillis(700);
    private static final long NEAR_BYTES_PER_SECOND = 600_000;
    private static final long FAR_BYTES_PER_SECOND = 300_000;

    private final SimulatedQueryNode queryNode;
    private final List<SimulatedStorageNode> storageNodes;

    private DemoNetwork(SimulatedQueryNode queryNode, List<SimulatedStorageNode> storageNodes) {
        this.queryNode = queryNode;
        this.storageNodes = storageNodes;
    }

    static DemoNetwork start() {
        SimulatedNetwork network = new SimulatedNetwork();
        List<SimulatedStorageNode> nodes =
                List.of(storageNode(NEAR, NEAR_BYTES_PER_SECOND), storageNode(FAR, FAR_BYTES_PER_SECOND));
        for (int i = 0; i < nodes.size(); i++) {
            network.put(SimulatedStorageBucket.active(
                    Integer.toString(i), nodes.get(i).endpoint().toString()));
        }
        network.put(SimulatedDistributionBucket.servedBy(DISTRIBUTION_BUCKET, WORKER));
        network.put(new SimulatedBag(BAG, List.of("0", "1"), List.of(DISTRIBUTION_BUCKET)));
        for (DemoMedia media : DemoMedia.values()) {
            publish(media, network, nodes);
        }
        return new DemoNetwork(SimulatedQueryNode.start(network), nodes);
    }

    private static SimulatedStorageNode storageNode(Duration delay, long bytesPerSecond) {
        SimulatedStorageNode node = SimulatedStorageNode.start();
        node.behave(new Quirk.HeadDelay(delay), new Quirk.BytesPerSecond(bytesPerSecond));
        return node;
    }

    private static void publish(DemoMedia media, SimulatedNetwork network, List<SimulatedStorageNode> nodes) {
        byte[] content = media.content();
        String hash = hash(content).toString();
        network.put(
                media == DemoMedia.SUBTITLES
                        ? new SimulatedObject(media.id(), content.length, hash, true, BAG, media.mediaType())
                        : SimulatedObject.accepted(media.id(), content.length, hash, BAG));
        SimulatedContent held = SimulatedContent.of(content);
        nodes.forEach(node -> node.hold(media.id(), held));
    }

    private static ContentHash hash(byte[] content) {
        ContentHasher hasher = new ContentHasher(content.length);
        hasher.update(ByteBuffer.wrap(content));
        return hasher.finish().root();
    }

    /// Where the query node takes queries.
    URI queryNode() {
        return queryNode.endpoint();
    }

    @Override
    public void close() {
        queryNode.close();
        storageNodes.forEach(SimulatedStorageNode::close);
    }
}
