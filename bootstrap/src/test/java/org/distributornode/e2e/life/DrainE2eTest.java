package org.distributornode.e2e.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import org.distributornode.application.usecase.node.CheckReadiness;
import org.distributornode.application.usecase.node.ShutDownNode;
import org.distributornode.application.usecase.node.StartPublicApi;
import org.distributornode.application.usecase.node.StopPublicApi;
import org.distributornode.e2e.Bytes;
import org.distributornode.e2e.NodeClient;
import org.distributornode.e2e.NodeRig;
import org.distributornode.e2e.Published;
import org.distributornode.e2e.Repeated;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of a download when operators close the public API. Nothing of it is kept on disk, and the reader takes
/// it only when told to.
final class DrainE2eTest {

    private static final long LARGE = 200_000_000;
    private static final long MORE_THAN_BUFFERS_HOLD = 40_000_000;
    private static final int BEGUN = 1000;

    private final NodeRig rig = NodeRig.started("limits.maxCachedItemSize", "1M");

    @AfterEach
    void end() {
        rig.close();
    }

    @Test
    void endsWholeWhileTheApiIsStoppedAndStartedAgain() throws IOException {
        Repeated content = Repeated.of(LARGE);
        InputStream download = begun(content);
        int port = rig.client().port();

        assertThat(rig.useCase(StopPublicApi.class).stop()).isEqualTo(StopPublicApi.Outcome.STOPPED);
        assertRefused(port);
        assertThat(rig.useCase(CheckReadiness.class).check()).containsExactly(CheckReadiness.Obstacle.STOPPED);

        assertThat(rig.useCase(StartPublicApi.class).start()).isEqualTo(StartPublicApi.Outcome.STARTED);
        try (NodeClient other = new NodeClient(port)) {
            assertThat(other.get("/api/v1/status").status()).isEqualTo(200);
        }
        assertThat(rig.useCase(CheckReadiness.class).check()).isEmpty();
        assertThat(content.isRestOf(download, BEGUN)).isTrue();
    }

    @Test
    void endsWholeBeforeTheNodeThatIsShutDownDoes() throws Exception {
        Published small = rig.world().publish(Bytes.random(1000, 1));
        rig.hold(small);
        Repeated content = Repeated.of(MORE_THAN_BUFFERS_HOLD);
        InputStream download = begun(content);
        int port = rig.client().port();

        assertThat(rig.useCase(ShutDownNode.class).shutDown()).isEqualTo(ShutDownNode.Outcome.ENDING);
        assertThat(rig.useCase(ShutDownNode.class).shutDown()).isEqualTo(ShutDownNode.Outcome.ALREADY_ENDING);
        NodeRig.await(() -> refuses(port));
        assertThat(content.isRestOf(download, BEGUN)).isTrue();
        rig.awaitEnd();

        rig.restart();
        assertThat(rig.client().get(small.path()).cache()).isEqualTo("hit");
    }

    private InputStream begun(Repeated content) throws IOException {
        InputStream download =
                rig.client().open("GET", rig.world().publish(content)).body();
        assertThat(download.readNBytes(BEGUN)).hasSize(BEGUN);
        return download;
    }

    private static void assertRefused(int port) {
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
    }

    private static boolean refuses(int port) throws IOException {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return false;
        } catch (ConnectException _) {
            return true;
        }
    }
}
