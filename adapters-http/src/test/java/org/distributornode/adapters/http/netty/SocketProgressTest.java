package org.distributornode.adapters.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SocketProgressTest {

    private final Network network = new Network();
    private final SocketProgress progress = new SocketProgress(network);

    @AfterEach
    void close() {
        network.close();
        network.releaseOutbound();
    }

    @Test
    void seesThatNothingIsTaken() {
        assertThat(progress.isStalled()).as("nothing waits").isFalse();
        network.give(Unpooled.wrappedBuffer(new byte[1000]));
        network.take(100);

        assertThat(progress.isStalled()).isFalse();
        assertThat(progress.isStalled()).isTrue();

        network.take(100);
        assertThat(progress.isStalled()).isFalse();
    }

    @Test
    void seesAsMuchTakenOfAnother() {
        for (int i = 0; i < 3; i++) {
            network.give(new DefaultFileRegion(Path.of("object").toFile(), 0, 1000));
            network.take(100);

            assertThat(progress.isStalled()).isFalse();

            network.drop();
        }
    }

    /// Takes what the test says.
    private static final class Network extends EmbeddedChannel {

        @Override
        protected void doWrite(ChannelOutboundBuffer in) {
            // not by itself
        }

        void take(int bytes) {
            unsafe().outboundBuffer().progress(bytes);
        }

        void drop() {
            unsafe().outboundBuffer().remove();
        }

        void give(Object message) {
            writeAndFlush(message);
            runPendingTasks();
        }
    }
}
