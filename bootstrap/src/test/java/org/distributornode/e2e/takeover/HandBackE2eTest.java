package org.distributornode.e2e.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.distributornode.adapters.filesystem.takeover.FileReferenceState;
import org.distributornode.application.port.takeover.ReferenceState.Listed;
import org.distributornode.application.port.takeover.ReferenceState.Reading;
import org.distributornode.bootstrap.cli.ExitCode;
import org.distributornode.bootstrap.cli.StartFailure;
import org.distributornode.bootstrap.takeover.StoppedNode;
import org.distributornode.e2e.Bytes;
import org.distributornode.e2e.NodeRig;
import org.distributornode.e2e.Published;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The way back to the reference node, and keeping away from one that runs.
final class HandBackE2eTest {

    private final NodeRig rig = NodeRig.prepared();
    private final Published first = rig.world().publish(Bytes.random(100_000, 1));
    private final Published second = rig.world().publish(Bytes.random(5_000, 2));

    @AfterEach
    void end() {
        rig.close();
    }

    private List<Listed> listed() {
        return ((Reading.Read) FileReferenceState.read(state())).objects();
    }

    private Path state() {
        return rig.state().resolve("cache.json");
    }

    @Test
    void leavesWhatTheReferenceNodeNeedsOnACleanStop() throws IOException {
        rig.start();
        rig.hold(first);
        rig.hold(second);
        rig.client().get(first.path());
        rig.stop();

        assertThat(listed())
                .extracting(object -> object.id().toString())
                .containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(listed())
                .filteredOn(object -> object.id().toString().equals(first.id()))
                .singleElement()
                .satisfies(object -> {
                    assertThat(object.size()).isEqualTo(98 * 1024);
                    assertThat(object.popularity()).isEqualTo(2);
                });
        try (Stream<Path> assets = Files.list(rig.assets())) {
            assertThat(assets).allMatch(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
        }
        assertThat(Files.readAllBytes(rig.assets().resolve(first.id()))).isEqualTo(first.content());
    }

    @Test
    void goesOnAfterTheReferenceNodeHasWorkedInTheFolders() throws IOException {
        Published fetchedThere = rig.world().publish(Bytes.random(70_000, 3));
        rig.start();
        rig.hold(first);
        rig.hold(second);
        rig.stop();
        Files.delete(rig.assets().resolve(second.id()));
        new LeftFolders(rig)
                .listing(first, 5, "video/mp4")
                .with(fetchedThere, 7, "video/mp4")
                .save();

        rig.start();

        rig.awaitHit(fetchedThere);
        rig.awaitHit(first);
        assertThat(rig.world().requests(fetchedThere)).isZero();
        assertThat(rig.client().get("/api/v1/status").text())
                .contains("\"objectsInCache\":2,")
                .contains("\"storageUsed\":" + (first.size() + fetchedThere.size()) + ",");
    }

    @Test
    void exportsAndImportsAStateOfAStoppedNode() throws IOException {
        rig.start();
        rig.hold(first);
        rig.stop();
        Files.delete(state());
        Files.createDirectory(rig.assets().resolve("lost+found"));
        Path copy = rig.folder().resolve("copy.json");

        try (StoppedNode node = StoppedNode.open(rig.configuration())) {
            assertThat(node.export(copy)).isEqualTo(new StoppedNode.Exported(1, List.of("lost+found")));
        }

        assertThat(copy).hasSameTextualContentAs(state());
        try (StoppedNode node = StoppedNode.open(rig.configuration())) {
            assertThat(node.importFrom(copy)).isEqualTo(new StoppedNode.Imported(1, 1));
        }
        rig.start();
        rig.awaitHit(first);
    }

    @Test
    void importsOnlyWhatTheReferenceNodeWrites() throws IOException {
        Path file = Files.writeString(rig.folder().resolve("other.json"), "{\"lruCacheGroups\": [[");

        try (StoppedNode node = StoppedNode.open(rig.configuration())) {
            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> node.importFrom(file))
                    .withMessageContaining("other.json cannot be imported")
                    .matches(failure -> failure.exitCode() == ExitCode.INVALID_FILE);
            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(() -> node.importFrom(rig.folder().resolve("none.json")))
                    .matches(failure -> failure.exitCode() == ExitCode.FILE_NOT_FOUND);
        }
        assertThat(state()).doesNotExist();
    }

    @Test
    void refusesTheFoldersOfARunningNode() {
        rig.start();

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> StoppedNode.open(rig.configuration()).close())
                .withMessageContaining("is in use by another node");
    }

    @Test
    void endsWhenAReferenceNodeWorksInItsFolders() throws IOException {
        rig.start();
        rig.hold(first);
        Files.writeString(state(), "{\"lruCacheGroups\": []}");

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(rig::awaitEnd)
                .withMessageContaining("A reference node is running on the folders of this one");

        assertThat(state()).hasContent("{\"lruCacheGroups\": []}");
        assertThat(rig.held()).containsExactly(first.id());
    }

    @Test
    void refusesToStartBesideAReferenceNode() throws IOException {
        HttpServer reference = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        reference.createContext("/api/v1/status", exchange -> {
            byte[] body = "{\"id\":\"test-node\",\"version\":\"2.1.2\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("X-Powered-By", "Express");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        reference.start();
        int port = reference.getAddress().getPort();
        try {
            rig.set("publicApi.port", Integer.toString(port));

            assertThatExceptionOfType(StartFailure.class)
                    .isThrownBy(rig::start)
                    .withMessage("A reference node of version 2.1.2 is running on port " + port
                            + " (publicApi.port); stop it before this node starts on its ports and folders.");
            assertThat(rig.assets()).doesNotExist();
        } finally {
            reference.stop(0);
        }
    }
}
