package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distributornode.adapters.storage.simulated.ListQuirk;
import org.distributornode.adapters.storage.simulated.QueryReply;
import org.distributornode.adapters.storage.simulated.SimulatedDistributionBucket;
import org.distributornode.application.usecase.settings.ChangeSettings;
import org.distributornode.domain.bucket.BucketId;
import org.distributornode.domain.bucket.BucketSelection;
import org.junit.jupiter.api.Test;

/// What becomes of held objects when the network takes them away.
final class AssignmentE2eTest {

    private static final String EVERY = "intervals.cacheCleanup";
    private static final String DELETE_AFTER = "assignment.deleteAfterSec";
    private static final String SHARE = "assignment.confirmShare";
    private static final String NEVER = "3600";

    @Test
    void refusesWhatIsTakenAwayAndServesItAgainWhenItIsGivenBack() {
        try (NodeRig rig = NodeRig.started(EVERY, "1", SHARE, "1%", DELETE_AFTER, NEVER)) {
            Published gone = held(rig, 1);
            Published moved = held(rig, 2);
            Published kept = held(rig, 3);

            rig.world().network().removeObject(gone.id());
            rig.world().assign(moved, "9:9");

            awaitStatus(rig, gone, 404);
            awaitStatus(rig, moved, 421);
            assertThat(rig.client().head(gone.path()).status()).isEqualTo(404);
            assertThat(rig.client().head(moved.path()).status()).isEqualTo(421);
            assertThat(rig.client().get(kept.path()).cache()).isEqualTo("hit");
            assertThat(rig.held()).contains(gone.id(), moved.id());

            rig.world().assign(moved, SimulatedWorld.BUCKET);

            rig.awaitHit(moved);
            assertThat(rig.client().get(moved.path()).body()).isEqualTo(moved.content());
            assertThat(rig.world().requests(moved)).isEqualTo(1);
        }
    }

    @Test
    void deletesWhatStaysAway() {
        try (NodeRig rig = NodeRig.started(EVERY, "1", SHARE, "1%", DELETE_AFTER, "1")) {
            Published gone = held(rig, 1);
            Published moved = held(rig, 2);
            Published kept = held(rig, 3);

            rig.world().network().removeObject(gone.id());
            rig.world().assign(moved, "9:9");

            NodeRig.await(() -> rig.held().equals(Set.of(kept.id())));
            assertThat(rig.client().get(gone.path()).status()).isEqualTo(404);
            assertThat(rig.client().get(moved.path()).status()).isEqualTo(421);
        }
    }

    @Test
    void losesNothingToAQueryNodeThatListsNothing() {
        try (NodeRig rig = NodeRig.started(EVERY, "1", DELETE_AFTER, "1")) {
            Published object = held(rig, 1);
            rig.world().queryNode().answer(new QueryReply.Lists(ListQuirk.EMPTY));

            NodeRig.await(() -> status(rig).contains("\"alarms\":[\"assignment-doubted\"]"));
            assertThat(rig.client().get(object.path()).cache()).isEqualTo("hit");

            rig.world().queryNode().answer(new QueryReply.Honest());

            NodeRig.await(() -> status(rig).contains("\"alarms\":[]"));
        }
    }

    @Test
    void followsAnotherWorkerAfterARestart() {
        try (NodeRig rig = NodeRig.started(EVERY, "1", DELETE_AFTER, NEVER)) {
            Published object = held(rig, 1);
            NodeRig.await(() -> Files.exists(rig.state().resolve("assignment")));
            rig.set("workerId", "99");

            rig.restart();

            awaitStatus(rig, object, 421);
            assertThat(rig.held()).containsExactly(object.id());
        }
    }

    @Test
    void followsOtherBucketsAsSoonAsTheyAreSet() {
        try (NodeRig rig = NodeRig.started()) {
            Published object = held(rig, 1);
            Published other = rig.world().publish(Bytes.random(9_000, 2));
            rig.world().network().put(SimulatedDistributionBucket.servedBy("9:9", SimulatedWorld.WORKER));
            rig.world().assign(other, "9:9");
            rig.hold(other);
            ChangeSettings settings = rig.useCase(ChangeSettings.class);

            settings.setBuckets(Optional.of(new BucketSelection.Chosen(Set.of(new BucketId("9:9")))));

            awaitStatus(rig, object, 421);
            assertThat(rig.client().get(other.path()).cache()).isEqualTo("hit");
            assertThat(rig.held()).contains(object.id());

            settings.reset();

            rig.awaitHit(object);
            assertThat(rig.world().requests(object)).isEqualTo(1);
        }
    }

    @Test
    void followsACatalogueFileAsSoonAsItChanges() throws IOException {
        try (NodeRig rig = NodeRig.prepared(
                "endpoints.storageSquid", "-", "endpoints.catalogFile", "./objects.yml", SHARE, "1%")) {
            Published removed = rig.world().publish(Bytes.random(9_000, 1));
            Published kept = rig.world().publish(Bytes.random(9_000, 2));
            list(rig, removed, kept);
            rig.start();
            rig.hold(removed);
            rig.hold(kept);

            list(rig, kept);

            awaitStatus(rig, removed, 404);
            assertThat(rig.client().get(kept.path()).cache()).isEqualTo("hit");
            assertThat(rig.held()).contains(removed.id());
        }
    }

    private static Published held(NodeRig rig, int seed) {
        Published object = rig.world().publish(Bytes.random(9_000, seed));
        rig.hold(object);
        return object;
    }

    private static String status(NodeRig rig) {
        return rig.client().get("/api/v1/status").text();
    }

    private static void awaitStatus(NodeRig rig, Published object, int status) {
        NodeRig.await(() -> rig.client().get(object.path()).status() == status);
    }

    private static void list(NodeRig rig, Published... objects) throws IOException {
        String source = rig.world().storageNode(0).endpoint() + "/api/v1/files/";
        String listed = Stream.of(objects)
                .map(object -> "  - {id: %s, size: %d, hash: %s, sources: [\"%s\"]}\n"
                        .formatted(object.id(), object.size(), object.hash(), source + object.id()))
                .collect(Collectors.joining());
        Files.writeString(rig.folder().resolve("objects.yml"), "objects:\n" + listed);
    }
}
