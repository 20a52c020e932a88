package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.distributornode.adapters.storage.simulated.Gate;
import org.distributornode.adapters.storage.simulated.Quirk;
import org.distributornode.adapters.storage.simulated.SimulatedStorageNode;
import org.distributornode.application.port.cache.Journal;
import org.distributornode.domain.event.NodeEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Storage nodes that fail while an object comes from them: a client of the node sees a pause at most, and no byte is
/// asked for twice.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DyingSourcesE2eTest {

    /// The last group is held back until all is proven: nobody has been sent a byte of it before.
    private static final int LAST_GROUP = 6 * Peer.GROUP;

    private static final int SIZE = LAST_GROUP + 60_000;

    private final NodeRig rig = NodeRig.started();

    /// Asked first: nothing is known of either, so that their order counts.
    private int first;

    private int second;

    @BeforeEach
    void meetStrangers() {
        first = rig.world().addStorageNode();
        second = rig.world().addStorageNode();
    }

    @AfterAll
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Peer.GROUP - 1, Peer.GROUP, Peer.GROUP + 1, SIZE - 1})
    void oneThatIsCutIsNotNoticed(int position) {
        Published object = publish(1);
        node(first).behaveFor(object.id(), new Quirk.CutAt(position));

        Reply reply = rig.client().get(object.path());

        assertServed(rig, object, reply);
        assertThat(node(first).bytesSent(object.id())).isEqualTo(position);
        assertSentOnce(rig, object);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Peer.GROUP - 1, Peer.GROUP, Peer.GROUP + 1, SIZE - 1})
    void oneThatIsCutIsNotNoticedByWhoReadsAPart(int position) {
        Published object = publish(2);
        node(first).behaveFor(object.id(), new Quirk.CutAt(position));
        int from = Math.max(0, position - 1_000);
        int end = Math.min(SIZE, position + 1_000);

        Reply reply = rig.client().get(object.path(), "Range", "bytes=" + from + "-" + (end - 1));

        assertThat(reply.status()).isEqualTo(206);
        assertThat(reply.complete()).isTrue();
        assertThat(reply.body()).isEqualTo(object.part(from, end));
        rig.awaitHit(object);
        assertSentOnce(rig, object);
    }

    /// An honest source is not silent for so long, however slow the machine is; so all are waited for at once.
    @Test
    void thoseThatFallSilentAreReplaced() throws Exception {
        try (NodeRig watchful = NodeRig.started("fills.stallAfterMs", "5000");
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<Published, Future<Reply>> replies = new LinkedHashMap<>();
            for (int position : List.of(0, 1, Peer.GROUP, SIZE - 1)) {
                Published object = publishAtOneThatFallsSilent(watchful, position);
                replies.put(object, clients.submit(() -> watchful.client().get(object.path())));
            }

            for (Map.Entry<Published, Future<Reply>> reply : replies.entrySet()) {
                assertServed(watchful, reply.getKey(), reply.getValue().get());
                assertSentOnce(watchful, reply.getKey());
            }
        }
    }

    private static Published publishAtOneThatFallsSilent(NodeRig node, int position) {
        int silent = node.world().addStorageNode();
        Published object = node.world()
                .publish(Bytes.random(SIZE, position), silent, node.world().addStorageNode());
        node.world().storageNode(silent).behaveFor(object.id(), new Quirk.HangAt(position, Gate.shut()));
        return object;
    }

    @Test
    void oneThatCrawlsIsReplaced() {
        try (NodeRig hedging = NodeRig.started("sources.hedgeAfterMs", "200", "sources.hedgeShare", "100%")) {
            hedging.hold(hedging.world().publish(Bytes.random(SIZE, 4), 1));
            Published object = hedging.world().publish(Bytes.random(4 * SIZE, 5), 0, 1);
            hedging.world().storageNode(0).behaveFor(object.id(), new Quirk.CrawlFrom(SIZE, 1_000));
            hedging.world().storageNode(1).behaveOnceFor(object.id(), new Quirk.HeadGate(Gate.shut()));

            assertServed(hedging, object, hedging.client().get(object.path()));
        }
    }

    @Test
    void theLiarIsBannedAndNotTheOneThatWentOn() {
        Published object = publish(6);
        node(first).behaveFor(object.id(), new Quirk.FlipAt(LAST_GROUP), new Quirk.CutAt(LAST_GROUP + 20_000));

        Reply reply = rig.client().get(object.path());

        assertServed(rig, object, reply);
        assertThat(rejected(object)).containsExactly(node(first).endpoint());
    }

    @ParameterizedTest
    @ValueSource(ints = {LAST_GROUP, SIZE - 1})
    void aLieThatHasNotBeenSentIsReplaced(int position) {
        Published object = publish(7);
        node(first).behaveFor(object.id(), new Quirk.FlipAt(position));

        Reply reply = rig.client().get(object.path());

        assertServed(rig, object, reply);
        assertThat(rejected(object)).containsExactly(node(first).endpoint());
    }

    @Test
    void aClientThatSeeksDoesNotWaitForOneThatReadsFromTheStart() {
        Published object = rig.world().publish(Bytes.random(SIZE, 8), first);
        Gate rest = Gate.shut();
        node(first).behaveOnceFor(object.id(), new Quirk.HangAfter(100_000, rest));
        var reading = rig.client().open("GET", object.path());

        Reply sought = rig.client().get(object.path(), "Range", "bytes=300000-309999");

        assertThat(reading.statusCode()).isEqualTo(200);
        assertThat(sought.body()).isEqualTo(object.part(300_000, 310_000));
        rest.open();
        assertThat(rig.client().get(object.path()).body()).isEqualTo(object.content());
    }

    private Published publish(int seed) {
        return rig.world().publish(Bytes.random(SIZE, seed), first, second);
    }

    private SimulatedStorageNode node(int number) {
        return rig.world().storageNode(number);
    }

    private static void assertServed(NodeRig node, Published object, Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.complete()).isTrue();
        assertThat(reply.body()).isEqualTo(object.content());
        node.awaitHit(object);
        assertThat(node.client().get(object.path()).body()).isEqualTo(object.content());
    }

    /// But for what a request had on its way when another one took its end.
    private static void assertSentOnce(NodeRig node, Published object) {
        assertThat(node.world().bytesSent(object)).isLessThanOrEqualTo(object.size() * 102L / 100);
    }

    private List<URI> rejected(Published object) {
        return rig.useCase(Journal.class).read(0, 10_000).stream()
                .map(Journal.Recorded::event)
                .filter(NodeEvent.ObjectRejected.class::isInstance)
                .map(NodeEvent.ObjectRejected.class::cast)
                .filter(event -> event.id().toString().equals(object.id()))
                .map(event -> URI.create(event.source()))
                .toList();
    }
}
