package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.distributornode.e2e.ObjectState.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Ranges by table (RFC 9110 section 14), in every state of an object.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RangesE2eTest {

    private static final String BEYOND = "99999999";

    private final NodeRig rig = NodeRig.started("limits.maxCachedItemSize", "1M");

    @AfterAll
    void close() {
        rig.close();
    }

    /// A range and what it selects of an object of `size` bytes.
    record Row(String range, int from, int end) {

        static Row of(String range, int from, int end) {
            return new Row(range, from, end);
        }
    }

    private static Stream<Row> satisfiable(int size) {
        return Stream.of(
                Row.of("bytes=0-99", 0, 100),
                Row.of("bytes=0-0", 0, 1),
                Row.of("bytes=70000-70001", 70_000, 70_002),
                Row.of("bytes=90000-", 90_000, size),
                Row.of("bytes=-10", size - 10, size),
                Row.of("bytes=-" + BEYOND, 0, size),
                Row.of("bytes=5-" + BEYOND, 5, size),
                Row.of("bytes=0-", 0, size),
                Row.of("bytes=0-9,5-29", 0, 30),
                Row.of("bytes=0-9,10-29", 0, 30),
                Row.of("bytes=0-9," + BEYOND + "-", 0, 10),
                Row.of("BYTES=1-2", 1, 3));
    }

    private static Stream<Arguments> singleParts() {
        return Stream.of(ObjectState.values()).flatMap(state -> {
            int size = state == ObjectState.STREAMED ? ObjectState.STREAMED_SIZE : ObjectState.SIZE;
            return satisfiable(size).map(row -> Arguments.of(state, row));
        });
    }

    @ParameterizedTest
    @MethodSource("singleParts")
    void answersARangeInEveryState(ObjectState state, Row row) {
        try (Subject subject = state.prepare(rig, row.range().hashCode())) {
            Published object = subject.object();

            Reply reply = ask(subject, row.range());

            assertThat(reply.status()).isEqualTo(206);
            assertThat(reply.header("content-range"))
                    .isEqualTo("bytes " + row.from() + "-" + (row.end() - 1) + "/" + object.size());
            assertThat(reply.header("content-length")).isEqualTo(Integer.toString(row.end() - row.from()));
            assertThat(reply.body()).isEqualTo(object.part(row.from(), row.end()));
            assertThat(reply.header("etag")).isEqualTo(object.etag());
            assertThat(reply.header("accept-ranges")).isEqualTo("bytes");
            assertThat(reply.cache()).isIn(words(state));
            assertThat(reply.header("x-data-source")).isEqualTo(state == ObjectState.STREAMED ? "external" : "local");
        }
    }

    private static Stream<Arguments> unsatisfiable() {
        return Stream.of(ObjectState.values())
                .flatMap(state -> Stream.of("bytes=" + BEYOND + "-", "bytes=50-10", "bytes=abc", "bytes=-0", "bytes=")
                        .map(range -> Arguments.of(state, range)));
    }

    @ParameterizedTest
    @MethodSource("unsatisfiable")
    void refusesWhatCannotBeSatisfiedWithoutAskingASource(ObjectState state, String range) {
        try (Subject subject = state.prepare(rig, range.hashCode())) {
            Published object = subject.object();
            int requestsBefore = rig.world().requests(object);

            Reply reply = rig.client().get(object.path(), "Range", range);

            assertThat(reply.status()).isEqualTo(416);
            assertThat(reply.header("content-range")).isEqualTo("bytes */" + object.size());
            assertThat(reply.header("content-type")).startsWith("application/json");
            assertThat(reply.header("etag")).isEqualTo(object.etag());
            assertThat(reply.header("cache-control")).isEqualTo("no-store");
            assertThat(reply.text()).contains("\"message\"");
            assertThat(rig.world().requests(object)).isEqualTo(requestsBefore);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STREAMED")
    void answersSeveralRangesInPartsInEveryStateOfWhatIsKept(ObjectState state) {
        try (Subject subject = state.prepare(rig, 1)) {
            Published object = subject.object();

            Reply reply = ask(subject, "bytes=0-9,150000-150009,20-29");

            assertThat(reply.status()).isEqualTo(206);
            List<Multipart.Part> parts = Multipart.read(reply);
            assertThat(parts.stream().map(part -> contentRange(part.head())))
                    .containsExactly(
                            "bytes 0-9/" + object.size(),
                            "bytes 150000-150009/" + object.size(),
                            "bytes 20-29/" + object.size());
            assertThat(parts.get(0).body()).isEqualTo(object.part(0, 10));
            assertThat(parts.get(1).body()).isEqualTo(object.part(150_000, 150_010));
            assertThat(parts.get(2).body()).isEqualTo(object.part(20, 30));
            assertThat(reply.header("content-length")).isEqualTo(Integer.toString(reply.body().length));
        }
    }

    @Test
    void answersSeveralRangesOfAStreamedObjectWithAllOfItFromOneRequest() {
        try (Subject subject = ObjectState.STREAMED.prepare(rig, 7)) {
            Published object = subject.object();

            Reply reply = ask(subject, "bytes=0-9,150000-150009,20-29");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo(object.content());
            assertThat(rig.world().requests(object)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersPartsThatMakeUpTheObjectWithAllOfIt(ObjectState state) {
        try (Subject subject = state.prepare(rig, 2)) {
            Published object = subject.object();

            Reply reply = ask(subject, "bytes=100-,0-99");

            assertThat(reply.status()).isEqualTo(206);
            assertThat(reply.header("content-range")).isEqualTo("bytes 0-" + (object.size() - 1) + "/" + object.size());
            assertThat(reply.body()).isEqualTo(object.content());
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersOtherUnitsAndTooManyPartsWithTheWhole(ObjectState state) {
        String seventeen = IntStream.range(0, 17)
                .mapToObj(part -> part * 10 + "-" + part * 10)
                .collect(Collectors.joining(",", "bytes=", ""));
        for (String range : List.of("items=0-5", seventeen)) {
            try (Subject subject = state.prepare(rig, 3)) {

                Reply reply = ask(subject, range);

                assertThat(reply.status()).as(range).isEqualTo(200);
                assertThat(reply.has("content-range")).isFalse();
                assertThat(reply.body()).isEqualTo(subject.object().content());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void heedsIfRangeInEveryState(ObjectState state) {
        try (Subject subject = state.prepare(rig, 4);
                Subject other = state.prepare(rig, 5)) {
            Published object = subject.object();

            Reply current = ask(subject, "bytes=0-9", "If-Range", object.etag());
            Reply stale = ask(other, "bytes=0-9", "If-Range", "\"stale\"");

            assertThat(current.status()).isEqualTo(206);
            assertThat(current.body()).isEqualTo(object.part(0, 10));
            assertThat(stale.status()).isEqualTo(200);
            assertThat(stale.body()).isEqualTo(other.object().content());
        }
    }

    @Test
    void asksTheSourceOnceForEachRangeOfAStreamedObject() {
        try (Subject subject = ObjectState.STREAMED.prepare(rig, 6)) {
            Published object = subject.object();

            rig.client().get(object.path(), "Range", "bytes=1000-1999");
            rig.client().get(object.path(), "Range", "bytes=500000-500999");

            assertThat(rig.world().storageNode(0).requestsFor(object.id()).stream()
                            .map(request -> request.header("Range").orElse("")))
                    .containsExactly("bytes=1000-1999", "bytes=500000-500999");
            assertThat(rig.world().bytesSent(object)).isEqualTo(2000);
        }
    }

    @Test
    void refusesEveryRangeOfAnEmptyObjectAndServesTheRest() {
        Published object = rig.world().publish(new byte[0]);
        Reply missing = rig.client().get(object.path(), "Range", "bytes=0-0");
        rig.hold(object);

        for (Reply part : List.of(missing, rig.client().get(object.path(), "Range", "bytes=0-0"))) {
            assertThat(part.status()).isEqualTo(416);
            assertThat(part.header("content-range")).isEqualTo("bytes */0");
        }
        Reply whole = rig.client().get(object.path());
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.cache()).isEqualTo("hit");
        assertThat(whole.header("content-length")).isEqualTo("0");
    }

    private Reply ask(Subject subject, String range, String... more) {
        String[] headers =
                Stream.concat(Stream.of("Range", range), Stream.of(more)).toArray(String[]::new);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(
                    () -> rig.client().get(subject.object().path(), headers), threads);
            subject.rest().open();
            return reply.join();
        }
    }

    /// A pending object may have come in before the answer began.
    private static List<String> words(ObjectState state) {
        return switch (state) {
            case HELD -> List.of("hit");
            case PENDING -> List.of("pending", "hit");
            case MISSING, STREAMED -> List.of("miss");
        };
    }

    private static String contentRange(List<String> head) {
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-range: "))
                .map(line -> line.substring("content-range: ".length()))
                .findFirst()
                .orElseThrow();
    }
}
