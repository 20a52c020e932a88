package org.distributornode.e2e.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.e2e.life.Holdings.assertHit;
import static org.distributornode.e2e.life.Holdings.awaitAgreement;
import static org.distributornode.e2e.life.Holdings.awaitCount;
import static org.distributornode.e2e.life.Holdings.fetch;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.distributornode.adapters.storage.simulated.QueryReply;
import org.distributornode.adapters.storage.simulated.Quirk;
import org.distributornode.e2e.Bytes;
import org.distributornode.e2e.NodeRig;
import org.distributornode.e2e.Published;
import org.distributornode.e2e.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ends a node in order, starts it again on the same folders, and looks what it still holds.
final class RestartE2eTest {

    private static final int SIZE = 100_000;

    private final NodeRig rig = NodeRig.prepared("limits.storage", "10M");

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void holdsEverythingWithNobodyElseAlive() {
        rig.start();
        List<Published> objects = List.of(
                rig.world().publish(png(SIZE)),
                rig.world().publishSubtitle("WEBVTT\n".getBytes(StandardCharsets.UTF_8), "text/vtt"),
                rig.world().publish(Bytes.random(SIZE, 2)),
                rig.world().publish(new byte[0]));
        objects.forEach(object -> fetch(rig.client(), object));
        List<String> types = types(objects);

        die();
        rig.restart();

        assertThat(types).startsWith("image/png", "text/vtt", "application/octet-stream");
        assertThat(types(objects)).isEqualTo(types);
        objects.forEach(object -> assertHit(rig.client(), object));
        awaitAgreement(rig.client(), rig.assets());
    }

    @Test
    void servesRangesOfWhatItHeld() {
        rig.start();
        Published object = rig.world().publish(Bytes.random(SIZE, 1));
        fetch(rig.client(), object);

        die();
        rig.restart();

        Reply part = rig.client().get(object.path(), "Range", "bytes=50000-50099");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(object.part(50_000, 50_100));
        assertThat(rig.client()
                        .get(object.path(), "If-None-Match", object.etag())
                        .status())
                .isEqualTo(304);
    }

    @Test
    void evictsAfterwardsInTheOrderOfBefore() {
        rig.set("cache.evictionPolicy", "lru", "limits.storage", Integer.toString(4 * SIZE) + "B");
        rig.start();
        List<Published> objects = publish(4);
        objects.forEach(object -> fetch(rig.client(), object));
        awaitNextSecond();
        rig.client().get(objects.getFirst().path());

        rig.restart();
        fetch(rig.client(), rig.world().publish(Bytes.random(SIZE, 9)));

        assertThat(rig.held())
                .contains(
                        objects.get(0).id(), objects.get(2).id(), objects.get(3).id())
                .doesNotContain(objects.get(1).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"valueDensity", "lruSp"})
    void keepsAfterwardsWhatWasPopularBefore(String policy) {
        rig.set("cache.evictionPolicy", policy, "limits.storage", Integer.toString(10 * SIZE) + "B");
        rig.start();
        List<Published> objects = publish(10);
        objects.forEach(object -> fetch(rig.client(), object));
        Published popular = objects.get(1);
        read(popular, 30);

        rig.restart();
        for (Published passing : publish(6)) {
            fetch(rig.client(), passing);
            read(passing, 3);
        }

        assertThat(rig.held())
                .contains(popular.id())
                .doesNotContain(objects.getFirst().id());
    }

    @Test
    void evictsWhatASmallerLimitDoesNotHold() {
        rig.start();
        List<Published> objects = publish(8);
        objects.forEach(object -> fetch(rig.client(), object));

        die();
        rig.stop();
        rig.set("limits.storage", Integer.toString(3 * SIZE) + "B");
        rig.start();

        awaitCount(rig.client(), 3);
        awaitAgreement(rig.client(), rig.assets());
        List<Published> left = objects.stream()
                .filter(object -> rig.held().contains(object.id()))
                .toList();
        assertThat(left).hasSize(3);
        left.forEach(object -> assertHit(rig.client(), object));
    }

    @Test
    void holdsNothingOfAnObjectThatNoLongerFitsAtAll() {
        rig.start();
        Published object = rig.world().publish(Bytes.random(SIZE, 1));
        fetch(rig.client(), object);

        rig.stop();
        rig.set("limits.storage", Integer.toString(SIZE - 1) + "B");
        rig.start();

        Holdings.assertWhole(rig.client().get(object.path()), object);
        awaitAgreement(rig.client(), rig.assets());
        awaitCount(rig.client(), 0);
    }

    private void read(Published object, int times) {
        IntStream.range(0, times).forEach(_ -> assertHit(rig.client(), object));
    }

    /// Reads are remembered by the second.
    private static void awaitNextSecond() {
        long second = InstantSource.system().instant().getEpochSecond();
        Holdings.patiently().until(() -> InstantSource.system().instant().getEpochSecond() > second);
    }

    private void die() {
        rig.world().queryNode().answer(new QueryReply.Cut());
        rig.world().storageNode(0).behave(new Quirk.NoAnswer());
        rig.world().storageNode(1).behave(new Quirk.NoAnswer());
    }

    private List<Published> publish(int count) {
        List<Published> objects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            objects.add(rig.world().publish(Bytes.random(SIZE, i)));
        }
        return objects;
    }

    private List<String> types(List<Published> objects) {
        return objects.stream()
                .map(object -> rig.client().head(object.path()).header("Content-Type"))
                .toList();
    }

    private static byte[] png(int size) {
        byte[] content = Bytes.random(size, 1);
        byte[] magic = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        System.arraycopy(magic, 0, content, 0, magic.length);
        return content;
    }
}
