package org.distributornode.e2e.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.e2e.life.Holdings.assertHit;
import static org.distributornode.e2e.life.Holdings.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.distributornode.adapters.storage.simulated.Gate;
import org.distributornode.adapters.storage.simulated.QueryReply;
import org.distributornode.adapters.storage.simulated.Quirk;
import org.distributornode.e2e.Bytes;
import org.distributornode.e2e.NodeRig;
import org.distributornode.e2e.Published;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A node that is told to end, as `systemctl stop` and Ctrl-C do.
final class SignalE2eTest {

    private static final int LARGE = 20_000_000;
    private static final int BIT_OF_INTERRUPT = 0b10;

    private final NodeRig rig = NodeRig.prepared();

    @AfterEach
    void end() {
        rig.close();
    }

    /// A process that was started in the background by a shell ignores SIGINT, and so do those that it starts.
    static Stream<String> signals() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean interruptible = !Files.exists(status)
                || Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> line.substring("SigIgn:".length()).strip())
                        .allMatch(mask -> (Long.parseUnsignedLong(mask, 16) & BIT_OF_INTERRUPT) == 0);
        return interruptible ? Stream.of("TERM", "INT") : Stream.of("TERM");
    }

    @ParameterizedTest
    @MethodSource("signals")
    void letsADownloadEndWholeAndKeepsWhatItHeld(String signal) throws IOException {
        Published object = rig.world().publish(Bytes.random(LARGE, 1));
        try (ChildNode node = ChildNode.start(rig.configFile())) {
            fetch(node.client(), object);
            HttpResponse<InputStream> download = node.client().open("GET", object.path());
            byte[] begun = download.body().readNBytes(1000);

            node.signal(signal);
            awaitRefusal(node);
            byte[] rest = download.body().readAllBytes();

            assertThat(begun).isEqualTo(object.part(0, 1000));
            assertThat(Arrays.equals(rest, object.part(1000, LARGE))).isTrue();
            assertThat(node.exitCode()).isZero();
            assertThat(node.log()).anyMatch(line -> line.contains("state saved outcome=SAVED"));
            assertThat(node.log()).noneMatch(line -> line.contains(" ERROR ") || line.contains("Exception"));
        }
        rig.world().queryNode().answer(new QueryReply.Cut());
        rig.start();
        assertHit(rig.client(), object);
    }

    @Test
    void leavesNothingOfAFillThatWasUnderWay() throws IOException {
        rig.set("shutdown.drainSeconds", "1");
        Published object = rig.world().publish(Bytes.random(LARGE, 1));
        Gate gate = Gate.shut();
        holdBack(new Quirk.HangAfter(LARGE / 2, gate), object);
        try (ChildNode node = ChildNode.start(rig.configFile())) {
            HttpResponse<InputStream> download = node.client().open("GET", object.path());
            byte[] begun = download.body().readNBytes(1000);
            assertThat(begun).isEqualTo(object.part(0, 1000));

            node.signal("TERM");

            assertThat(node.exitCode()).isZero();
            assertThat(readsToItsEnd(download)).isFalse();
        }
        assertThat(Holdings.files(rig.assets())).isEmpty();
        gate.open();
        rig.world().queryNode().answer(new QueryReply.Cut());
        rig.start();
        assertThat(rig.client().get(object.path()).status()).isEqualTo(503);
        rig.world().queryNode().answer(new QueryReply.Honest());
        fetch(rig.client(), object);
        assertHit(rig.client(), object);
    }

    private void holdBack(Quirk quirk, Published object) {
        rig.world().storageNode(0).behaveFor(object.id(), quirk);
        rig.world().storageNode(1).behaveFor(object.id(), quirk);
    }

    private static boolean readsToItsEnd(HttpResponse<InputStream> download) {
        try (InputStream body = download.body()) {
            body.readAllBytes();
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// Waits until the node takes no more requests.
    private static void awaitRefusal(ChildNode node) {
        Holdings.patiently().until(() -> {
            try {
                node.client().get("/api/v1/status");
                return false;
            } catch (UncheckedIOException _) {
                return true;
            }
        });
    }
}
