package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.distributornode.adapters.storage.simulated.Gate;
import org.distributornode.adapters.storage.simulated.Quirk;
import org.distributornode.adapters.storage.simulated.SimulatedStorageNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Storage nodes that fail and lie: a client gets the right bytes, or visibly not all of them.
///
/// Only what must fail is asked of a node that soon gives up: what must be served is, however slow the machine is.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FaultyNetworkE2eTest {

    private static final int SIZE = 200_000;
    private static final int STREAMED_SIZE = 1_100_000;

    private final NodeRig rig = NodeRig.started("limits.maxCachedItemSize", "1M");

    /// For sources that hang with nobody else to ask.
    private final NodeRig hasty = NodeRig.started(
            "limits.outboundRequestsTimeoutMs", "1000",
            "limits.queryNodeTimeoutMs", "300000");

    /// For sources that hang while there is somebody else.
    private final NodeRig watchful = NodeRig.started(
            "fills.stallAfterMs", "1000",
            "sources.hedgeAfterMs", "200",
            "sources.hedgeShare", "100%");

    @AfterAll
    void close() {
        rig.close();
        hasty.close();
        watchful.close();
    }

    static Stream<Peer> peersOfAKeptObject() {
        return Peer.all(SIZE);
    }

    static Stream<Peer> peersOfAStreamedObject() {
        return Peer.all(STREAMED_SIZE).filter(peer -> !peer.isSlow());
    }

    @ParameterizedTest
    @MethodSource("peersOfAKeptObject")
    void sendsNothingWrongFromASingleSource(Peer peer) {
        NodeRig node = peer.hangs() ? hasty : rig;
        int faulty = node.world().addStorageNode();
        Published object = node.world().publish(Bytes.random(SIZE, 1), faulty);
        peer.misbehave(node.world().storageNode(faulty), object);

        Reply reply = node.client().get(object.path());

        assertOutcome(peer, object, reply);
        assertKeptOnlyIfProven(node, object);
    }

    @ParameterizedTest
    @MethodSource("peersOfAStreamedObject")
    void sendsNothingWrongFromTheSingleSourceOfAStreamedObject(Peer peer) {
        int faulty = rig.world().addStorageNode();
        Published object = rig.world().publish(Bytes.random(STREAMED_SIZE, 1), faulty);
        peer.misbehave(rig.world().storageNode(faulty), object);

        Reply reply = rig.client().get(object.path());

        assertOutcome(peer, object, reply);
        assertThat(rig.held()).doesNotContain(object.id(), ".fill-" + object.id());
    }

    static Stream<Peer> honestButFaultyPeers() {
        return Peer.all(SIZE).filter(peer -> !peer.isLiar());
    }

    @ParameterizedTest
    @MethodSource("honestButFaultyPeers")
    void servesFromTheOtherSource(Peer peer) {
        NodeRig node = peer.isSlow() ? watchful : rig;
        Published object = publishAtTwo(node, peer, SIZE);
        SimulatedStorageNode faulty = firstSource(node);

        Reply reply = node.client().get(object.path());

        assertThat(faulty.requestsFor(object.id())).isNotEmpty();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.cache()).isEqualTo("miss");
        assertThat(reply.body()).isEqualTo(object.content());
        node.awaitHit(object);
        assertThat(node.client().get(object.path()).body()).isEqualTo(object.content());
    }

    /// What was sent before the lie was found cannot be taken back.
    @ParameterizedTest
    @ValueSource(ints = {0, 80_000})
    void cutsWhatALiarBeganAndServesFromTheOtherSourceThen(int position) {
        Gate rest = Gate.shut();
        Published object = publishAtTwo(rig, Peer.flipping(position, rest), SIZE);

        Wire.Text cut = Wire.exchange(rig.client().port(), rest::open, "GET " + object.path());
        rig.awaitHit(object);
        Reply second = rig.client().get(object.path());

        assertThat(cut.head()).startsWith("HTTP/1.1 200 ").doesNotContainIgnoringCase("transfer-encoding");
        assertThat(cut.head()).containsIgnoringCase("\r\ncontent-length: " + SIZE + "\r\n");
        assertThat(cut.body()).hasSizeBetween(1, SIZE - Peer.GROUP);
        assertThat(second.body()).isEqualTo(object.content());
        assertThat(firstSource(rig).requestsFor(object.id())).hasSize(1);
    }

    @Test
    void mendsAnAnswerOfWhichNothingWrongWasSent() {
        Gate rest = Gate.shut();
        Published object = publishAtTwo(rig, Peer.flipping(SIZE - 1, rest), SIZE);

        Wire.Text whole = Wire.exchange(rig.client().port(), rest::open, "GET " + object.path());
        rig.awaitHit(object);

        assertThat(whole.body()).hasSize(SIZE);
        assertThat(rig.client().get(object.path()).body()).isEqualTo(object.content());
        assertThat(firstSource(rig).requestsFor(object.id())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30_000, Peer.GROUP - 1})
    void servesFromTheOtherSourceIfNothingHasBeenSentOfTheLie(int position) {
        Published object = publishAtTwo(rig, Peer.flipping(position), Peer.GROUP);

        Reply reply = rig.client().get(object.path());

        assertThat(firstSource(rig).requestsFor(object.id())).hasSize(1);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(object.content());
    }

    @ParameterizedTest
    @MethodSource("honestButFaultyPeers")
    void servesARangeFromTheOtherSource(Peer peer) {
        NodeRig node = peer.isSlow() ? watchful : rig;
        Published object = publishAtTwo(node, peer, SIZE);

        Reply reply = node.client().get(object.path(), "Range", "bytes=50000-180000");

        assertThat(reply.status()).isEqualTo(206);
        assertThat(reply.body()).isEqualTo(object.part(50_000, 180_001));
        node.awaitHit(object);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, SIZE / 2, SIZE - 1})
    void asksALiarOnceForAnObject(int position) {
        int liar = rig.world().addStorageNode();
        Published object = rig.world().publish(Bytes.random(SIZE, 3), liar);
        rig.world().storageNode(liar).behaveFor(object.id(), new Quirk.FlipAt(position));
        rig.client().get(object.path());
        awaitIdle(rig);

        Reply again = rig.client().get(object.path());

        assertThat(again.status()).isEqualTo(503);
        assertThat(again.header("retry-after")).matches("[1-9][0-9]*");
        assertThat(rig.client().head(object.path()).cache()).isEqualTo("miss");
        assertThat(rig.world().requests(object)).isEqualTo(1);
    }

    @Test
    void asksALiarForItsOtherObjects() {
        int liar = rig.world().addStorageNode();
        Published wrong = rig.world().publish(Bytes.random(SIZE, 4), liar);
        Published right = rig.world().publish(Bytes.random(SIZE, 5), liar);
        rig.world().storageNode(liar).behaveFor(wrong.id(), new Quirk.FlipAt(0));
        rig.client().get(wrong.path());

        Reply reply = rig.client().get(right.path());

        assertThat(reply.body()).isEqualTo(right.content());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, Peer.GROUP - 1})
    void doesNotHammerASourceThatCutsAgainAndAgain(int at) {
        int faulty = rig.world().addStorageNode();
        Published object = rig.world().publish(Bytes.random(SIZE, 6), faulty);
        rig.world().storageNode(faulty).behaveFor(object.id(), new Quirk.CloseAfter(at));

        rig.client().get(object.path());
        awaitIdle(rig);

        assertThat(rig.world().requests(object)).isLessThan(20);
    }

    @Test
    void goesOnAtTheOtherSourceWhereTheFirstBrokeOff() {
        Published object = publishAtTwo(rig, Peer.honest(), SIZE);
        SimulatedStorageNode faulty = firstSource(rig);
        faulty.behaveOnceFor(object.id(), new Quirk.CloseAfter(150_000));
        faulty.behaveFor(object.id(), Quirk.serverError());

        Reply reply = rig.client().get(object.path());

        assertThat(reply.body()).isEqualTo(object.content());
        assertThat(rig.world().bytesSent(object)).isLessThan(SIZE + 1000);
    }

    private static void assertOutcome(Peer peer, Published object, Reply reply) {
        boolean whole = reply.status() == 200 && reply.complete();
        switch (peer.alone()) {
            case SERVED -> assertThat(whole).isTrue();
            case LOST -> assertThat(whole).isFalse();
            case SERVED_OR_LOST -> {}
        }
        if (whole) {
            assertThat(reply.body()).isEqualTo(object.content());
        } else if (reply.status() == 200) {
            assertThat(reply.header("content-length")).isEqualTo(Integer.toString(object.size()));
            assertThat(reply.body().length).isLessThan(object.size());
        } else {
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.complete()).isTrue();
            assertThat(reply.header("retry-after")).matches("[1-9][0-9]*");
            assertThat(reply.header("cache-control")).isEqualTo("no-store");
        }
        assertThat(reply.cache()).isNotEqualTo("hit");
    }

    private static void assertKeptOnlyIfProven(NodeRig node, Published object) {
        awaitIdle(node);
        Reply later = node.client().head(object.path());
        assertThat(node.held().contains(object.id())).isEqualTo(later.cache().equals("hit"));
        if (later.cache().equals("hit")) {
            assertThat(node.client().get(object.path()).body()).isEqualTo(object.content());
        }
    }

    /// An object that the faulty source is asked for first: nothing is known of either, so that their order counts.
    private static Published publishAtTwo(NodeRig node, Peer peer, int size) {
        int faulty = node.world().addStorageNode();
        int honest = node.world().addStorageNode();
        Published object = node.world().publish(Bytes.random(size, 2), faulty, honest);
        peer.misbehave(node.world().storageNode(faulty), object);
        return object;
    }

    private static SimulatedStorageNode firstSource(NodeRig node) {
        return node.world().storageNode(node.world().storageNodes() - 2);
    }

    private static void awaitIdle(NodeRig node) {
        NodeRig.await(() -> node.client().get("/api/v1/status").text().contains("\"downloadsInProgress\":0"));
    }
}
