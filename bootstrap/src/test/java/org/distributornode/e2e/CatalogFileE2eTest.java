package org.distributornode.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.distributornode.adapters.storage.catalogfile.FileCatalog;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// A file that lists the objects instead of a query node.
final class CatalogFileE2eTest {

    @Test
    void servesWhatTheFileListsAndKeepsTheLastGoodOne() {
        try (NodeRig rig = NodeRig.prepared("endpoints.storageSquid", "-", "endpoints.catalogFile", "./objects.yml")) {
            Published first = rig.world().publish(Bytes.random(90_000, 1));
            Published second = rig.world().publish(Bytes.random(90_000, 2));
            write(rig, "objects:\n" + entry(rig, first));
            rig.start();

            assertThat(rig.client().get(first.path()).body()).isEqualTo(first.content());
            assertThat(rig.client().get(second.path()).status()).isEqualTo(404);
            assertThat(rig.client().get("/api/v1/buckets").text()).isEqualTo("{\"allByWorkerId\":3}");

            write(rig, "objects:\n" + entry(rig, first) + entry(rig, second));
            NodeRig.await(() -> rig.client().head(second.path()).status() == 200);
            awaitWarning(() -> write(rig, "objects:\n  - id: 1\n    size: many\n"));

            assertThat(rig.client().get(second.path()).body()).isEqualTo(second.content());
            assertThat(rig.client().get("/api/v1/assets/1").status()).isEqualTo(404);
            assertThat(rig.world().queryNode().queries()).isEmpty();
        }
    }

    private static void awaitWarning(Runnable cause) {
        Logger logger = (Logger) LoggerFactory.getLogger(FileCatalog.class);
        ListAppender<ILoggingEvent> warnings = new ListAppender<>();
        warnings.start();
        logger.addAppender(warnings);
        try {
            cause.run();
            NodeRig.await(() -> List.copyOf(warnings.list).stream()
                    .anyMatch(event -> event.getFormattedMessage().contains("size")));
        } finally {
            logger.detachAppender(warnings);
        }
    }

    private static String entry(NodeRig rig, Published object) {
        String source = rig.world().storageNode(0).endpoint() + "/api/v1/files/" + object.id();
        return "  - {id: " + object.id() + ", size: " + object.size() + ", hash: " + object.hash() + ", sources: [\""
                + source + "\"]}\n";
    }

    private static void write(NodeRig rig, String text) {
        try {
            Path next = Files.writeString(rig.folder().resolve("next"), text);
            Files.move(next, rig.folder().resolve("objects.yml"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
