package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
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

    private final NodeRig rig =
            NodeRig.started("fills.stallAfterMs", "200", "limits.outboundRequestsTimeoutMs", "60000");

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

        assertServed(object, reply);
        assertThat(node(first).bytesSent(object.id())).isEqualTo(position);
        assertSentOnce(object);
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
        assertSentOnce(object);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Peer.GROUP, SIZE - 1})
    void oneThatFallsSilentIsReplaced(int position) {
        Published object = publish(3);
        node(first).behaveFor(object.id(), new Quirk.HangAt(position, Gate.shut()));

        Reply reply = rig.client().get(object.path());

        assertServed(object, reply);
        assertSentOnce(object);
    }

    @Test
    void oneThatCrawlsIsReplaced() {
        rig.hold(rig.world().publish(Bytes.random(SIZE, 4), second));
        Published object = rig.world().publish(Bytes.random(4 * SIZE, 5), first, second);
        node(first).behaveFor(object.id(), new Quirk.CrawlFrom(SIZE, 1_000));
        node(second).behaveOnceFor(object.id(), new Quirk.HeadGate(Gate.shut()));

        Reply reply = rig.client().get(object.path());

        assertServed(object, reply);
    }

    @Test
    void theLiarIsBannedAndNotTheOneThatWentOn() {
        Published object = publish(6);
        node(first).behaveFor(object.id(), new Quirk.FlipAt(LAST_GROUP), new Quirk.CutAt(LAST_GROUP + 20_000));

        Reply reply = rig.client().get(object.path());

        assertServed(object, reply);
        assertThat(rejected(object)).containsExactly(node(first).endpoint());
    }

    @ParameterizedTest
    @ValueSource(ints = {LAST_GROUP, SIZE - 1})
    void aLieThatHasNotBeenSentIsReplaced(int position) {
        Published object = publish(7);
        node(first).behaveFor(object.id(), new Quirk.FlipAt(position));

        Reply reply = rig.client().get(object.path());

        assertServed(object, reply);
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

    private void assertServed(Published object, Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.complete()).isTrue();
        assertThat(reply.body()).isEqualTo(object.content());
        rig.awaitHit(object);
        assertThat(rig.client().get(object.path()).body()).isEqualTo(object.content());
    }

    /// But for what a request had on its way when another one took its end.
    private void assertSentOnce(Published object) {
        assertThat(rig.world().bytesSent(object)).isLessThanOrEqualTo(object.size() * 102L / 100);
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
