package org.distributornode.e2e;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.distributornode.adapters.storage.simulated.SimulatedBag;
import org.distributornode.adapters.storage.simulated.SimulatedContent;
import org.distributornode.adapters.storage.simulated.SimulatedDistributionBucket;
import org.distributornode.adapters.storage.simulated.SimulatedNetwork;
import org.distributornode.adapters.storage.simulated.SimulatedObject;
import org.distributornode.adapters.storage.simulated.SimulatedQueryNode;
import org.distributornode.adapters.storage.simulated.SimulatedStorageBucket;
import org.distributornode.adapters.storage.simulated.SimulatedStorageNode;

/// All that a node talks to: a query node and storage nodes, numbered from 0. Each object has a bag of its own, so that
/// each can have storage nodes of its own.
public final class SimulatedWorld implements AutoCloseable {

    /// The worker that the bucket of all published objects belongs to.
    public static final int WORKER = 3;

    /// The bucket of all published objects.
    public static final String BUCKET = "1:7";

    /// The simulated query node lists the largest ids first; ids that go down keep the order of the numbers.
    private static final int FIRST_STORAGE_BUCKET = 9999;

    private final SimulatedNetwork network = new SimulatedNetwork();
    private final SimulatedQueryNode queryNode = SimulatedQueryNode.start(network);
    private final List<SimulatedStorageNode> storageNodes = new CopyOnWriteArrayList<>();
    private final AtomicLong lastId = new AtomicLong(100);

    private SimulatedWorld() {}

    public static SimulatedWorld start(int storageNodes) {
        SimulatedWorld world = new SimulatedWorld();
        world.network.put(SimulatedDistributionBucket.servedBy(BUCKET, WORKER));
        for (int i = 0; i < storageNodes; i++) {
            world.addStorageNode();
        }
        return world;
    }

    /// Starts one more storage node, of which nobody has any experience, and tells its number. Those of lower numbers
    /// are listed first.
    public synchronized int addStorageNode() {
        SimulatedStorageNode node = SimulatedStorageNode.start();
        int number = storageNodes.size();
        storageNodes.add(node);
        network.put(SimulatedStorageBucket.active(
                storageBucket(number), node.endpoint().toString()));
        return number;
    }

    public SimulatedNetwork network() {
        return network;
    }

    public SimulatedQueryNode queryNode() {
        return queryNode;
    }

    /// How many there are.
    public int storageNodes() {
        return storageNodes.size();
    }

    public SimulatedStorageNode storageNode(int number) {
        return storageNodes.get(number);
    }

    /// Publishes an object of its own id that all storage nodes hold.
    public Published publish(byte[] content) {
        return publish(content, IntStream.range(0, storageNodes.size()).toArray());
    }

    /// Publishes an object of its own id that these storage nodes hold.
    public Published publish(byte[] content, int... holders) {
        return publishAs(Long.toString(lastId.incrementAndGet()), content, holders);
    }

    /// Publishes an object of this id that these storage nodes hold.
    public Published publishAs(String id, byte[] content, int... holders) {
        Published object = Published.of(id, content);
        String bag = bag(object.id(), BUCKET, holders);
        network.put(SimulatedObject.accepted(object.id(), content.length, object.hash(), bag));
        hold(object, holders);
        return object;
    }

    /// Publishes an object of its own id that the first storage node holds, without any copy in memory.
    ///
    /// @return its path at a node
    public String publish(Repeated content) {
        String id = Long.toString(lastId.incrementAndGet());
        network.put(SimulatedObject.accepted(id, content.size(), content.hash(), bag(id, BUCKET, 0)));
        storageNode(0).hold(id, content);
        return "/api/v1/assets/" + id;
    }

    /// Publishes a subtitle of this declared type.
    public Published publishSubtitle(byte[] content, String declaredType) {
        Published object = publish(content);
        network.put(new SimulatedObject(
                object.id(), content.length, object.hash(), true, bagOf(object.id()), declaredType));
        return object;
    }

    /// Says of a published object that no storage bucket has confirmed it.
    public void withdrawAcceptance(Published object) {
        network.put(new SimulatedObject(object.id(), object.size(), object.hash(), false, bagOf(object.id()), null));
    }

    /// Gives a published object to this distribution bucket, or to none.
    public void assign(Published object, String... distributionBuckets) {
        List<String> all = IntStream.range(0, storageNodes.size())
                .mapToObj(SimulatedWorld::storageBucket)
                .toList();
        network.put(new SimulatedBag(bagOf(object.id()), all, List.of(distributionBuckets)));
    }

    /// The bag that a published object is in.
    public static String bagOf(Published object) {
        return bagOf(object.id());
    }

    /// How many bytes of the object have left the storage nodes so far.
    public long bytesSent(Published object) {
        return storageNodes.stream()
                .mapToLong(node -> node.bytesSent(object.id()))
                .sum();
    }

    /// How many requests for the object the storage nodes have got so far.
    public int requests(Published object) {
        return storageNodes.stream()
                .mapToInt(node -> node.requestsFor(object.id()).size())
                .sum();
    }

    @Override
    public void close() {
        queryNode.close();
        storageNodes.forEach(SimulatedStorageNode::close);
    }

    private String bag(String id, String distributionBucket, int... holders) {
        List<String> buckets =
                Arrays.stream(holders).mapToObj(SimulatedWorld::storageBucket).toList();
        network.put(new SimulatedBag(bagOf(id), buckets, List.of(distributionBucket)));
        return bagOf(id);
    }

    private void hold(Published object, int... holders) {
        SimulatedContent held = SimulatedContent.of(object.content());
        Arrays.stream(holders).forEach(holder -> storageNode(holder).hold(object.id(), held));
    }

    private static String storageBucket(int number) {
        return Integer.toString(FIRST_STORAGE_BUCKET - number);
    }

    private static String bagOf(String id) {
        return "dynamic:channel:" + id;
    }
}
