package org.distributornode.adapters.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.server.netty.NettyServerCustomizer.ChannelRole;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class ListenerPipelineTest {

    @Test
    void letsNoEndOfAnAnswerWaitForAnAcknowledgement() throws IOException {
        ListenerPipeline pipeline = new ListenerPipeline(
                ListenerSettings.publicApi(1), new ListenerPipeline.Front(null, null, null), new LongAdder());
        try (ServerSocketChannel port =
                        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel client = SocketChannel.open(port.getLocalAddress());
                SocketChannel socket = port.accept()) {
            NioSocketChannel accepted = new NioSocketChannel(null, socket);
            accepted.config().setTcpNoDelay(false); // whatever the default of a channel may be

            pipeline.specializeForChannel(accepted, ChannelRole.CONNECTION);

            assertThat(client.isConnected()).isTrue();
            assertThat(accepted.config().isTcpNoDelay()).isTrue();
        }
    }
}
