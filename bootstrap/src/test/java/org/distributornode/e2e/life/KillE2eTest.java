package org.distributornode.e2e.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.distributornode.adapters.storage.simulated.Gate;
import org.distributornode.adapters.storage.simulated.QueryReply;
import org.distributornode.adapters.storage.simulated.Quirk;
import org.distributornode.adapters.storage.simulated.ReceivedRequest;
import org.distributornode.adapters.storage.simulated.SimulatedStorageNode;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.Proof;
import org.distributornode.e2e.Bytes;
import org.distributornode.e2e.NodeRig;
import org.distributornode.e2e.Published;
import org.distributornode.e2e.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Kills the process of a node by SIGKILL, at every step of a fill and while many run, again and again on the same
/// folders. Each next life must serve what the one before had shown to be held, at once and with nobody to ask, and
/// nothing else. Takes longest, so it comes first.
@Order(1)
final class KillE2eTest {

    private static final int LARGE = 400_000;

    /// What each answer brings of a sparse fill, before its source falls silent, and where a client seeks meanwhile.
    private static final long SENT = 10_000;

    private static final long SEEK = 150_000;
    private static final ByteSlice HEAD = new ByteSlice(0, SENT);
    private static final ByteSlice SOUGHT = new ByteSlice(SEEK, SENT);

    private static final long SEED = 20_261_121;

    private final NodeRig rig = NodeRig.prepared();
    private final List<Published> objects = new ArrayList<>();
    private final Promises promises = new Promises();

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void servesWhatWasHeldWhereverItWasKilled() {
        for (int life = 0; life < 2; life++) {
            try (ChildNode node = nextLife()) {
                promises.keep(node, publish(50_000));
                Gate gate = Gate.shut();
                for (Standing standing : Standing.values()) {
                    standAt(standing, gate, node, publish(LARGE));
                }
                node.kill();
                gate.open();
            }
        }
        Random random = new Random(SEED);
        for (int life = 0; life < 3; life++) {
            try (ChildNode node = nextLife()) {
                publishSmall(random, 10);
                Crowd.send(objects, promises, random.nextLong()).killAfter(1 + random.nextInt(40), node);
            }
        }
        nextLife().close();
        assertThat(promises.ids()).hasSameSizeAs(objects);
    }

    @Test
    void countsWhatIsLeftWhenItWasKilledWhileItEvicted() {
        rig.set("limits.storage", "200K", "cache.evictionPolicy", "lru");
        Random random = new Random(SEED);
        publishSmall(random, 15);
        for (int life = 0; life < 2; life++) {
            try (ChildNode node = nextLifeThatMayHaveEvicted()) {
                Crowd.send(objects, new Promises(), random.nextLong()).killAfter(40 + random.nextInt(60), node);
            }
        }
        nextLifeThatMayHaveEvicted().close();
    }

    @Test
    void goesOnWithTheSegmentsOfASparseFill() {
        Published object = rig.world().publish(Bytes.random(LARGE, 1), 0);
        SimulatedStorageNode source = rig.world().storageNode(0);
        source.behaveFor(object.id(), new Quirk.HangAfter(SENT, Gate.shut()));
        try (ChildNode node = ChildNode.start(rig.configFile())) {
            Thread.ofVirtual().start(() -> Crowd.ask(node, object));
            awaitSent(object, SENT);
            Thread.ofVirtual().start(() -> Crowd.ask(node, object, "Range", "bytes=" + SEEK + "-"));
            awaitRemembered(object, HEAD, SOUGHT);
            node.kill();
        }
        ByteSlice begun = Proof.group(LARGE, (int) (SOUGHT.end() - 1) / Proof.GROUP_BYTES);
        byte[] left = new byte[(int) begun.end()];
        copy(object, HEAD, left);
        copy(object, SOUGHT, left);
        assertThat(fillOf(object)).hasBinaryContent(left);
        int before = source.requestsFor(object.id()).size();
        source.behaveFor(object.id());

        try (ChildNode node = ChildNode.start(rig.configFile())) {
            assertThat(node.client().get(object.path()).body()).isEqualTo(object.content());
        }

        List<ReceivedRequest> asked = source.requestsFor(object.id());
        assertThat(asked.subList(before, asked.size()))
                .extracting(request -> request.header("range").orElse("all"))
                .containsExactlyInAnyOrder(
                        "bytes=" + HEAD.end() + "-" + (SEEK - 1), "bytes=" + SOUGHT.end() + "-" + (LARGE - 1));
    }

    /// So that these slices, and nothing else, outlive the process.
    private void awaitRemembered(Published object, ByteSlice... slices) {
        Path map = rig.state().resolve("segments").resolve(object.id());
        Holdings.patiently().until(() -> SegmentMap.slices(map).equals(List.of(slices)));
    }

    private void awaitSent(Published object, long bytes) {
        Holdings.patiently().until(() -> rig.world().bytesSent(object) >= bytes);
    }

    private Path fillOf(Published object) {
        return rig.assets().resolve(".fill-" + object.id());
    }

    private static void copy(Published object, ByteSlice slice, byte[] into) {
        System.arraycopy(object.content(), (int) slice.offset(), into, (int) slice.offset(), (int) slice.length());
    }

    /// How far a fill has come when the process is killed; the last one may be anywhere between its bytes and its end.
    private enum Standing {
        BEFORE_THE_HEAD,
        AFTER_A_BYTE,
        IN_THE_MIDDLE,
        BEFORE_THE_LAST_BYTE,
        AFTER_THE_LAST_BYTE
    }

    private void standAt(Standing standing, Gate gate, ChildNode node, Published object) {
        switch (standing) {
            case BEFORE_THE_HEAD -> hold(object, new Quirk.HeadGate(gate));
            case AFTER_A_BYTE -> hold(object, new Quirk.HangAfter(1, gate));
            case IN_THE_MIDDLE -> hold(object, new Quirk.HangAfter(LARGE / 2, gate));
            case BEFORE_THE_LAST_BYTE -> hold(object, new Quirk.HangAfter(LARGE - 1, gate));
            case AFTER_THE_LAST_BYTE -> {}
        }
        Thread.ofVirtual().start(() -> Crowd.ask(node, object));
        switch (standing) {
            case BEFORE_THE_HEAD -> awaitRequest(object);
            case AFTER_A_BYTE -> awaitFill(object, 1);
            case IN_THE_MIDDLE -> awaitFill(object, LARGE / 2);
            case BEFORE_THE_LAST_BYTE -> awaitFill(object, LARGE - 1);
            case AFTER_THE_LAST_BYTE ->
                Holdings.patiently()
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> rig.world().bytesSent(object) >= LARGE);
        }
    }

    private void hold(Published object, Quirk quirk) {
        rig.world().storageNode(0).behaveFor(object.id(), quirk);
        rig.world().storageNode(1).behaveFor(object.id(), quirk);
    }

    private void awaitRequest(Published object) {
        Holdings.patiently().until(() -> rig.world().requests(object) > 0);
    }

    private void awaitFill(Published object, long length) {
        Path file = fillOf(object);
        Holdings.patiently().until(() -> Files.exists(file) && Files.size(file) >= length);
    }

    /// A node on the folders that the one before has left, after it has shown that nothing is lost.
    private ChildNode nextLife() {
        return nextLife(node -> {
            promises.assertKept(node, objects);
            assertNothingHalf(node);
            withEverybodyBack();
            Holdings.forEach(objects, object -> promises.keep(node, object));
        });
    }

    private ChildNode nextLifeThatMayHaveEvicted() {
        return nextLife(node -> {
            assertNothingHalf(node);
            withEverybodyBack();
        });
    }

    private ChildNode nextLife(Consumer<ChildNode> checks) {
        withNobodyToAsk();
        ChildNode node = ChildNode.start(rig.configFile());
        try {
            checks.accept(node);
            return node;
        } catch (RuntimeException | Error failure) {
            node.close();
            throw failure;
        }
    }

    private void assertNothingHalf(ChildNode node) {
        Holdings.forEach(objects, object -> {
            Reply reply = node.client().get(object.path());
            if (reply.status() == 200) {
                Holdings.assertWhole(reply, object);
                assertThat(reply.cache()).isEqualTo("hit");
            } else {
                assertThat(reply.status()).isIn(503, 404);
            }
        });
        Holdings.awaitAgreement(node.client(), rig.assets());
    }

    private void withNobodyToAsk() {
        rig.world().queryNode().answer(new QueryReply.Cut());
    }

    private void withEverybodyBack() {
        rig.world().queryNode().answer(new QueryReply.Honest());
        for (Published object : objects) {
            rig.world().storageNode(0).behaveFor(object.id());
            rig.world().storageNode(1).behaveFor(object.id());
        }
    }

    private void publishSmall(Random random, int count) {
        for (int i = 0; i < count; i++) {
            publish(1 + random.nextInt(80_000));
        }
    }

    private Published publish(int size) {
        Published object = rig.world().publish(Bytes.random(size, objects.size()));
        objects.add(object);
        return object;
    }
}
