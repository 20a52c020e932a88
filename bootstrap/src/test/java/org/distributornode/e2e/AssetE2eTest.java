package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.distributornode.adapters.storage.simulated.Gate;
import org.distributornode.adapters.storage.simulated.QueryReply;
import org.distributornode.adapters.storage.simulated.Quirk;
import org.distributornode.e2e.ObjectState.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An object's way from unknown to held, as clients see it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AssetE2eTest {

    private static final String PROVEN = "public, max-age=31536000, immutable";
    private static final String UNPROVEN = "max-age=180, must-revalidate";

    private final NodeRig rig = NodeRig.started("limits.maxCachedItemSize", "1M");

    @AfterAll
    void close() {
        rig.close();
    }

    @Test
    void servesAMissAndThenAHit() {
        Published object = rig.world().publish(Bytes.random(200_000, 1));

        Reply miss = rig.client().get(object.path());
        rig.awaitHit(object); // at once, unless this disk is slow
        Reply hit = rig.client().get(object.path());

        assertThat(miss.cache()).isEqualTo("miss");
        assertThat(miss.header("cache-control")).isEqualTo(UNPROVEN);
        assertThat(hit.cache()).isEqualTo("hit");
        assertThat(hit.header("cache-control")).isEqualTo(PROVEN);
        for (Reply reply : List.of(miss, hit)) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo(object.content());
            assertThat(reply.header("etag")).isEqualTo(object.etag());
            assertThat(reply.header("content-length")).isEqualTo("200000");
            assertThat(reply.header("content-type")).isEqualTo("application/octet-stream");
            assertThat(reply.header("x-data-source")).isEqualTo("local");
            assertThat(reply.header("accept-ranges")).isEqualTo("bytes");
            assertThat(reply.header("content-disposition")).isEqualTo("inline");
            assertThat(reply.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(reply.header("timing-allow-origin")).isEqualTo("*");
            assertThat(reply.header("access-control-allow-origin")).isEqualTo("*");
            assertThat(reply.header("access-control-expose-headers")).contains("x-cache", "x-data-source");
            assertThat(reply.header("cache-status")).startsWith("distributor-node; ");
            assertThat(reply.has("transfer-encoding")).isFalse();
            assertThat(reply.has("last-modified")).isFalse();
        }
        assertThat(rig.world().requests(object)).isEqualTo(1);
    }

    @Test
    void answersHeadOfAMissWithoutAskingAnySource() {
        Published object = rig.world().publish(Bytes.random(50_000, 2));

        Reply reply = rig.client().head(object.path());

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.cache()).isEqualTo("miss");
        assertThat(reply.header("content-length")).isEqualTo("50000");
        assertThat(reply.header("etag")).isEqualTo(object.etag());
        assertThat(reply.has("content-type")).isFalse();
        assertThat(reply.has("x-data-source")).isFalse();
        assertThat(rig.world().requests(object)).isZero();
        assertThat(rig.held()).doesNotContain(object.id(), ".fill-" + object.id());
    }

    @ParameterizedTest
    @EnumSource
    void answersHeadAsGetWithoutItsBody(ObjectState state) {
        try (Subject subject = state.prepare(rig, 3)) {
            Published object = subject.object();

            Reply head = rig.client().head(object.path(), "Range", "bytes=0-9");

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("content-length")).isEqualTo(Integer.toString(object.size()));
            assertThat(head.header("etag")).isEqualTo(object.etag());
            assertThat(head.header("accept-ranges")).isEqualTo("bytes");
            assertThat(head.body()).isEmpty();
            assertThat(head.has("x-data-source")).isFalse();
            assertThat(head.has("content-range")).isFalse();
            assertThat(head.cache()).isEqualTo(word(state));
            assertThat(head.header("cache-control")).isEqualTo(state == ObjectState.HELD ? PROVEN : UNPROVEN);
        }
    }

    @Test
    void servesPartsOfAPendingObjectAndKeepsItsEndBackUntilItIsProven() throws IOException {
        try (Subject subject = ObjectState.PENDING.prepare(rig, 4)) {
            Published object = subject.object();

            Reply part = rig.client().get(object.path(), "Range", "bytes=100-60000");

            assertThat(part.status()).isEqualTo(206);
            assertThat(part.cache()).isEqualTo("pending");
            assertThat(part.header("cache-control")).isEqualTo(UNPROVEN);
            assertThat(part.body()).isEqualTo(object.part(100, 60_001));
            assertThat(rig.held()).doesNotContain(object.id());
            assertThat(subject.finish()).isEqualTo(object.content());
            assertThat(rig.world().requests(object)).isEqualTo(1);
        }
    }

    @Test
    void sendsNothingOfTheEndOfAWholeAnswerBeforeTheProof() throws Exception {
        Published object = rig.world().publish(Bytes.random(200_000, 5), 0);
        Gate lastByte = Gate.shut();
        rig.world().storageNode(0).behaveFor(object.id(), new Quirk.HangAfter(199_999, lastByte));
        int heldBack = 64 * 1024;

        HttpResponse<InputStream> response = rig.client().open("GET", object.path());
        try (InputStream body = response.body();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            byte[] early = body.readNBytes(object.size() - heldBack);
            lastByte.awaitArrival(Duration.ofMinutes(1));
            Future<Integer> next = threads.submit((Callable<Integer>) body::read);

            assertThat(early).isEqualTo(object.part(0, object.size() - heldBack));
            assertThat(next.isDone()).isFalse();
            lastByte.open();
            assertThat(next.get()).isEqualTo(object.content()[object.size() - heldBack] & 0xff);
            assertThat(body.readAllBytes()).isEqualTo(object.part(object.size() - heldBack + 1, object.size()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersValidatorsInEveryState(ObjectState state) {
        try (Subject subject = state.prepare(rig, 6)) {
            Published object = subject.object();
            int requestsBefore = rig.world().requests(object);
            for (String method : List.of("GET", "HEAD")) {
                Reply same = rig.client().ask(method, object.path(), "If-None-Match", object.etag());
                Reply weak = rig.client().ask(method, object.path(), "If-None-Match", "\"x\", W/" + object.etag());
                Reply any = rig.client().ask(method, object.path(), "If-None-Match", "*");
                Reply other = rig.client().ask(method, object.path(), "If-Match", "\"other\"");

                for (Reply reply : List.of(same, weak, any)) {
                    assertThat(reply.status()).isEqualTo(304);
                    assertThat(reply.header("etag")).isEqualTo(object.etag());
                    assertThat(reply.cache()).isEqualTo(word(state));
                    assertThat(reply.has("content-type")).isFalse();
                    assertThat(reply.body()).isEmpty();
                }
                assertThat(other.status()).isEqualTo(412);
                assertThat(other.header("etag")).isEqualTo(object.etag());
                assertThat(other.header("content-type")).startsWith("application/json");
                assertThat(other.header("cache-control")).isEqualTo("no-store");
                assertThat(other.text()).matches(method.equals("GET") ? "\\{.*\"message\".*}" : "");
            }
            assertThat(rig.world().requests(object)).isEqualTo(requestsBefore);
        }
    }

    @Test
    void proceedsWhereAValidatorAllowsItAndIgnoresDates() {
        Published object = rig.world().publish(Bytes.random(1000, 7));
        rig.hold(object);
        String past = "Mon, 01 Jan 2001 00:00:00 GMT";

        assertThat(rig.client().get(object.path(), "If-Match", object.etag()).status())
                .isEqualTo(200);
        assertThat(rig.client().get(object.path(), "If-Match", "*").status()).isEqualTo(200);
        assertThat(rig.client().get(object.path(), "If-None-Match", "\"other\"").status())
                .isEqualTo(200);
        assertThat(rig.client().get(object.path(), "If-Modified-Since", past).status())
                .isEqualTo(200);
        assertThat(rig.client().get(object.path(), "If-Unmodified-Since", past).status())
                .isEqualTo(200);
    }

    @Test
    void makesOneTransferForManyClientsAtOnce() throws Exception {
        Published object = rig.world().publish(Bytes.random(900_000, 8), 0);
        Gate gate = Gate.shut();
        rig.world().storageNode(0).behaveFor(object.id(), new Quirk.HangAfter(10_000, gate));

        List<Reply> replies;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> running = Stream.generate(
                            () -> threads.submit(() -> rig.client().get(object.path())))
                    .limit(40)
                    .toList();
            gate.awaitArrival(Duration.ofMinutes(1));
            gate.open();
            replies = new ArrayList<>();
            for (Future<Reply> reply : running) {
                replies.add(reply.get());
            }
        }

        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo(object.content());
        });
        assertThat(rig.world().bytesSent(object)).isEqualTo(object.size());
        assertThat(rig.world().requests(object)).isEqualTo(1);
    }

    @Test
    void goesOnFillingWhenTheOnlyReaderLeaves() {
        Subject subject = ObjectState.PENDING.prepare(rig, 9);

        subject.close();

        rig.awaitHit(subject.object());
        assertThat(rig.world().requests(subject.object())).isEqualTo(1);
        assertThat(rig.client().get(subject.object().path()).body())
                .isEqualTo(subject.object().content());
    }

    @Test
    void servesHeldObjectsWithoutAQueryNode() {
        Published held = rig.world().publish(Bytes.random(30_000, 10));
        Published missing = rig.world().publish(Bytes.random(30_000, 11));
        rig.hold(held);
        rig.world().queryNode().answer(new QueryReply.Cut());
        try {
            Reply hit = rig.client().get(held.path());
            Reply miss = rig.client().get(missing.path());

            assertThat(hit.status()).isEqualTo(200);
            assertThat(hit.body()).isEqualTo(held.content());
            assertThat(miss.status()).isEqualTo(503);
            assertThat(miss.header("retry-after")).matches("[1-9][0-9]*");
        } finally {
            rig.world().queryNode().answer(new QueryReply.Honest());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Whole: 1", "Range: bytes=5-9", "Range: bytes=9-5", "If-Match: \"x\"", "If-None-Match: *"})
    void sendsEachHeaderOnce(String line) {
        Published object = rig.world().publish(Bytes.random(3000, 13));
        rig.hold(object);

        Wire.Text answer = Wire.exchange(rig.client().port(), "GET " + object.path(), line);

        assertThat(answer.head().lines().skip(1).map(header -> header.split(":", -1)[0].toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
    }

    @Test
    void passesNothingOfTheClientOnButItsRange() {
        Published object = rig.world().publish(Bytes.random(1_200_000, 12), 0);

        rig.client()
                .get(object.path(), "Range", "bytes=0-9", "Cookie", "a=b", "Authorization", "Bearer x", "X-Own", "1");

        var request = rig.world().storageNode(0).requestsFor(object.id()).getFirst();
        assertThat(request.header("Range")).contains("bytes=0-9");
        assertThat(request.header("User-Agent").orElseThrow()).startsWith("distributor-node/");
        assertThat(request.headers()).doesNotContainKeys("Cookie", "Authorization", "X-Own", "X-Forwarded-For");
    }

    private static String word(ObjectState state) {
        return switch (state) {
            case HELD -> "hit";
            case PENDING -> "pending";
            case MISSING, STREAMED -> "miss";
        };
    }
}
