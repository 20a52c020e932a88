package org.distributornode.e2e.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.e2e.NodeClient;
import org.distributornode.e2e.Published;
import org.distributornode.e2e.Reply;
import org.distributornode.e2e.TemporaryFolder;

/// What a node says it holds beside what lies in its folder.
final class Holdings {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String STATUS = "/api/v1/status";

    private Holdings() {}

    static ConditionFactory patiently() {
        return await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .atMost(PATIENCE);
    }

    static long number(NodeClient client, String key) {
        String status = client.get(STATUS).text();
        Matcher matcher = Pattern.compile("\"" + key + "\":([0-9]+)").matcher(status);
        assertThat(matcher.find()).as(status).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    /// Objects come to be held a moment after their answers end, and one that a crash kept from the journal a moment
    /// after the start.
    static void awaitCount(NodeClient client, long count) {
        patiently()
                .untilAsserted(
                        () -> assertThat(number(client, "objectsInCache")).isEqualTo(count));
    }

    /// Waits until nothing is on its way in and the node counts just the files that are there.
    static void awaitAgreement(NodeClient client, Path assets) {
        patiently().untilAsserted(() -> {
            assertThat(number(client, "downloadsInProgress")).isZero();
            List<Path> files = files(assets);
            assertThat(number(client, "storageUsed"))
                    .isEqualTo(files.stream()
                            .mapToLong(file -> file.toFile().length())
                            .sum());
            assertThat(number(client, "objectsInCache")).isEqualTo(files.size());
        });
    }

    /// The files of held objects.
    static List<Path> files(Path assets) {
        return TemporaryFolder.names(assets).stream()
                .filter(name -> DataObjectId.parse(name).isPresent())
                .map(assets::resolve)
                .toList();
    }

    /// Does the same with each object, with all at once.
    static void forEach(Collection<Published> objects, Consumer<Published> task) {
        List<Future<?>> tasks = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            objects.forEach(object -> tasks.add(threads.submit(() -> task.accept(object))));
        }
        tasks.forEach(Holdings::rethrow);
    }

    private static void rethrow(Future<?> done) {
        if (done.state() == Future.State.FAILED) {
            throw new AssertionError(done.exceptionNow().getMessage(), done.exceptionNow());
        }
    }

    /// Fetches an object and waits until it is held.
    static Reply fetch(NodeClient client, Published object) {
        Reply reply = client.get(object.path());
        assertWhole(reply, object);
        patiently()
                .untilAsserted(
                        () -> assertThat(client.head(object.path()).cache()).isEqualTo("hit"));
        return reply;
    }

    static void assertHit(NodeClient client, Published object) {
        Reply reply = client.get(object.path());
        assertWhole(reply, object);
        assertThat(reply.cache()).as("x-cache of object %s", object.id()).isEqualTo("hit");
        assertThat(reply.header("ETag")).isEqualTo(object.etag());
    }

    static void assertWhole(Reply reply, Published object) {
        if (reply.status() != 200) {
            assertThat(reply.status())
                    .as("object %s: %s", object.id(), reply.text())
                    .isEqualTo(200);
        }
        assertThat(reply.complete()).as("object %s is complete", object.id()).isTrue();
        assertThat(reply.body()).as("object %s", object.id()).isEqualTo(object.content());
    }
}
