package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Little room: what is kept, what goes, and what is only handed through.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RoomE2eTest {

    private static final int LIMIT = 300 * 1024;
    private static final Pattern USED = Pattern.compile("\"storageUsed\":([0-9]+)");

    private final NodeRig rig = NodeRig.started("limits.storage", "300K");

    @AfterAll
    void close() {
        rig.close();
    }

    @Test
    void keepsAsMuchAsTheLimitAllowsAndServesTheRestNevertheless() {
        List<Published> objects = IntStream.range(0, 8)
                .mapToObj(i -> rig.world().publish(Bytes.random(100_000, i)))
                .toList();
        for (int round = 0; round < 2; round++) {
            for (Published object : objects) {
                Reply reply = rig.client().get(object.path());

                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.body()).isEqualTo(object.content());
                assertThat(used()).isBetween(0L, (long) LIMIT);
            }
        }
        NodeRig.await(() -> rig.client().get("/api/v1/status").text().contains("\"downloadsInProgress\":0"));

        assertThat(rig.held())
                .hasSizeBetween(1, 3)
                .isSubsetOf(objects.stream().map(Published::id).toList());
        assertThat(used()).isEqualTo(rig.held().size() * 100_000L);
        assertThat(objects.stream()
                        .filter(object ->
                                rig.client().head(object.path()).cache().equals("hit"))
                        .map(Published::id))
                .containsExactlyInAnyOrderElementsOf(rig.held());
    }

    @Test
    void handsThroughWhatIsLargerThanAllRoom() {
        Published object = rig.world().publish(Bytes.random(LIMIT + 1, 20), 0);

        Reply first = rig.client().get(object.path());
        Reply second = rig.client().get(object.path());

        for (Reply reply : List.of(first, second)) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.cache()).isEqualTo("miss");
            assertThat(reply.header("x-data-source")).isEqualTo("external");
            assertThat(reply.header("cache-control")).isEqualTo("max-age=180, must-revalidate");
            assertThat(reply.header("content-length")).isEqualTo(Integer.toString(object.size()));
            assertThat(reply.body()).isEqualTo(object.content());
        }
        assertThat(rig.world().requests(object)).isEqualTo(2);
        assertThat(rig.held()).doesNotContain(object.id(), ".fill-" + object.id());
    }

    private long used() {
        Matcher matcher = USED.matcher(rig.client().get("/api/v1/status").text());
        assertThat(matcher.find()).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}
