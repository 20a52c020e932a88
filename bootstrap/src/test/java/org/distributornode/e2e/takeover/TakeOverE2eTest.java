package org.distributornode.e2e.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.distributornode.adapters.storage.simulated.QueryReply;
import org.distributornode.e2e.Bytes;
import org.distributornode.e2e.NodeRig;
import org.distributornode.e2e.Published;
import org.distributornode.e2e.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A first start on the folders of a reference node.
final class TakeOverE2eTest {

    private static final int SIZE = 200_000;

    private final NodeRig rig = NodeRig.prepared();
    private final List<Published> objects = IntStream.range(0, 5)
            .mapToObj(i -> rig.world().publish(Bytes.random(SIZE + i, i)))
            .toList();
    private final LeftFolders left = new LeftFolders(rig);

    @AfterEach
    void end() {
        rig.close();
    }

    private void assertHits() {
        for (Published object : objects) {
            Reply reply = rig.client().get(object.path());
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.cache()).isEqualTo("hit");
            assertThat(reply.body()).isEqualTo(object.content());
            assertThat(reply.header("ETag")).isEqualTo(object.etag());
        }
    }

    private void assertThatNoSourceWasAsked() {
        assertThat(objects)
                .allSatisfy(object -> assertThat(rig.world().requests(object)).isZero());
    }

    private void awaitHeld(int count) {
        NodeRig.await(() -> rig.client().get("/api/v1/status").text().contains("\"objectsInCache\":" + count + ","));
    }

    @Test
    void servesWhatIsThereWithoutAskingASource() {
        objects.forEach(object -> left.with(object, 2, "video/mp4"));
        left.save();

        rig.start();

        assertHits();
        assertThat(rig.client().get(objects.getFirst().path()).header("Content-Type"))
                .isEqualTo("video/mp4");
        assertThatNoSourceWasAsked();
        rig.restart();
        rig.world().queryNode().answer(new QueryReply.Cut());
        assertHits();
    }

    @Test
    void provesTheRestInTheBackground() {
        objects.forEach(object -> left.with(object, 2, "video/mp4"));
        left.save();

        rig.start();

        awaitHeld(objects.size());
        assertThatNoSourceWasAsked();
    }

    @Test
    void getsAlongWithATruncatedState() {
        objects.forEach(object -> left.with(object, 2, "video/mp4"));
        left.saveHalf();

        rig.start();

        assertHits();
        awaitHeld(objects.size());
        assertThatNoSourceWasAsked();
    }

    @Test
    void fetchesWhatIsPartialOrWrong() {
        Published part = objects.get(0);
        Published wrong = objects.get(1);
        objects.forEach(object -> left.with(object, 2, "video/mp4"));
        left.file(part.id(), Arrays.copyOf(part.content(), SIZE / 2));
        byte[] spoilt = wrong.content();
        spoilt[7] ^= 1;
        left.file(wrong.id(), spoilt);
        left.save();

        rig.start();

        for (Published object : List.of(part, wrong)) {
            assertThat(rig.client().get(object.path()).body()).isEqualTo(object.content());
            rig.awaitHit(object);
        }
        assertHits();
        assertThat(rig.world().requests(objects.get(2))).isZero();
        assertThat(rig.world().requests(part)).isPositive();
    }

    @Test
    void disturbsNothingThatIsNotItsOwn() throws IOException {
        objects.forEach(object -> left.with(object, 2, "video/mp4"));
        left.file("2026", new byte[5]).file("notes.txt", new byte[5]).file("007", new byte[5]);
        Files.createDirectories(rig.assets().resolve("lost+found"));
        Files.createDirectories(rig.assets().resolve("12"));
        Files.createSymbolicLink(rig.assets().resolve("13"), Path.of("notes.txt"));
        left.save();

        rig.start();

        awaitHeld(objects.size());
        assertHits();
        assertThat(rig.held()).contains("2026", "notes.txt", "007", "lost+found", "12", "13");
        assertThat(rig.client().get("/api/v1/assets/2026").status()).isEqualTo(404);
    }

    @Test
    void tellsThatItMustWaitWhileTheCatalogueIsSilent() {
        objects.forEach(object -> left.with(object, 2, "video/mp4"));
        left.save();
        rig.world().queryNode().answer(new QueryReply.Cut());

        rig.start();

        Reply reply = rig.client().get(objects.getFirst().path());
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.has("Retry-After")).isTrue();
        assertThat(rig.held()).contains(objects.getFirst().id());
    }

    @Test
    void keepsToItsLimitInTheOrderOfUse() {
        for (int i = 0; i < objects.size(); i++) {
            left.with(objects.get(i), i + 1, "video/mp4");
        }
        left.save();
        rig.set("limits.storage", 2 * SIZE + 1000 + "B", "cache.evictionPolicy", "lru");

        rig.start();

        awaitHeld(2);
        assertThat(rig.held())
                .containsExactlyInAnyOrder(objects.get(3).id(), objects.get(4).id());
    }
}
