package org.distributornode.adapters.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class Http2GuardTest {

    private static final int PERIOD_MILLIS = 1000;
    private static final int LOOKS_UNTIL_IDLE = 5;

    @Test
    void endsAConnectionWithAStreamThatNobodyKnows() throws Http2Exception {
        EmbeddedChannel connection = connection();

        for (int look = 0; look < LOOKS_UNTIL_IDLE; look++) {
            passPeriod(connection);
        }
        assertThat(connection.isOpen()).isTrue(); // it has been told to end, and waits for its stream
        passPeriod(connection);

        assertThat(connection.isOpen()).isFalse();
    }

    private static void passPeriod(EmbeddedChannel connection) {
        connection.advanceTimeBy(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        connection.runScheduledPendingTasks();
    }

    private static EmbeddedChannel connection() throws Http2Exception {
        EmbeddedChannel connection = new EmbeddedChannel();
        connection.freezeTime();
        Http2FrameCodec codec = Http2FrameCodecBuilder.forServer().build();
        SlowClientGuard.Looks looks =
                new SlowClientGuard.Looks(new Rounds(PERIOD_MILLIS), new Rounds(100 * PERIOD_MILLIS));
        connection.pipeline().addLast(codec, new Http2Guard(codec, looks));
        codec.connection().remote().createStream(1, true);
        return connection;
    }
}
