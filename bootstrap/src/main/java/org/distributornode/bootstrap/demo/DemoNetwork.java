package org.distributornode.bootstrap.demo;

import java.net.InetAddress;
import java.net.InetSocketAddress;
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
/// for the first viewer to notice.
final class DemoNetwork implements AutoCloseable {

    /// The worker whose objects these are.
    static final int WORKER = 0;

    private static final String BAG = "dynamic:channel:1";
    private static final String DISTRIBUTION_BUCKET = "0:0";
    private static final Duration NEAR = Duration.ofMillis(300);
    private static final Duration FAR = Duration.ofMillis(700);
    private static final long NEAR_BYTES_PER_SECOND = 600_000;
    private static final long FAR_BYTES_PER_SECOND = 300_000;

    private final Opened nodes;
    private final URI queryNode;

    private DemoNetwork(Opened nodes, URI queryNode) {
        this.nodes = nodes;
        this.queryNode = queryNode;
    }

    /// @throws java.io.UncheckedIOException if a port is taken; nothing is left running then
    static DemoNetwork start(Place place) {
        Opened opened = new Opened();
        try {
            List<SimulatedStorageNode> storageNodes = List.of(
                    opened.add(storageNode(place.listen(1), NEAR, NEAR_BYTES_PER_SECOND)),
                    opened.add(storageNode(place.listen(2), FAR, FAR_BYTES_PER_SECOND)));
            SimulatedNetwork network = network(storageNodes, place);
            SimulatedQueryNode queryNode = opened.add(SimulatedQueryNode.start(network, place.listen(0)));
            return new DemoNetwork(opened, place.named(queryNode.endpoint()));
        } catch (RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    private static SimulatedNetwork network(List<SimulatedStorageNode> nodes, Place place) {
        SimulatedNetwork network = new SimulatedNetwork();
        for (int i = 0; i < nodes.size(); i++) {
            URI endpoint = place.named(nodes.get(i).endpoint());
            network.put(SimulatedStorageBucket.active(Integer.toString(i), endpoint.toString()));
        }
        network.put(SimulatedDistributionBucket.servedBy(DISTRIBUTION_BUCKET, WORKER));
        network.put(new SimulatedBag(BAG, List.of("0", "1"), List.of(DISTRIBUTION_BUCKET)));
        for (DemoMedia media : DemoMedia.values()) {
            publish(media, network, nodes);
        }
        return network;
    }

    private static SimulatedStorageNode storageNode(InetSocketAddress address, Duration delay, long bytesPerSecond) {
        SimulatedStorageNode node = SimulatedStorageNode.start(address);
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
        return queryNode;
    }

    @Override
    public void close() {
        nodes.close();
    }

    /// Where the network is to be found.
    ///
    /// @param address to listen on
    /// @param port of the query node; the storage nodes take the two after it. 0 for any free ones
    /// @param name how the node in front reaches this machine
    record Place(InetAddress address, int port, String name) {

        /// Free ports that nobody outside this machine reaches.
        static final Place HERE = new Place(InetAddress.getLoopbackAddress(), 0, "127.0.0.1");

        InetSocketAddress listen(int offset) {
            return new InetSocketAddress(address, port == 0 ? 0 : port + offset);
        }

        URI named(URI endpoint) {
            return URI.create("http://" + name + ":" + endpoint.getPort() + endpoint.getPath());
        }
    }
}
