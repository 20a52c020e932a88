package org.distributornode.adapters.http.netty.hit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.distributornode.adapters.http.hit.OpenObject;
import org.distributornode.adapters.http.hit.Residency;
import org.distributornode.adapters.http.wire.Piece;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TransmissionTest {

    private static final int SIZE = 5 * Transmission.TURN / 2;

    @TempDir
    private Path folder;

    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());

    @Test
    void letsOthersGoFirstAfterItsTurn() throws Exception {
        AtomicLong whole = new AtomicLong();
        try (FileChannel file =
                FileChannel.open(folder.resolve("file"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            OpenObject open = new OpenObject(new Come(), file, new InMemory(), Runnable::run);
            Transmission.Body body = new Transmission.Body(
                    List.of(new Piece.OfObject(new ByteSlice(0, SIZE))), open, new Shared(new Come()), true);
            Transmission transmission =
                    new Transmission(channel.pipeline().firstContext(), body, Runnable::run, new FileAnswer.Course() {
                        @Override
                        public void firstByte() {}

                        @Override
                        public void over(Ending ending, long sent) {
                            whole.set(ending == Ending.WHOLE ? sent : 0);
                        }
                    });

            transmission.step();

            assertThat(takeSent()).isEqualTo(Transmission.TURN);
            channel.runPendingTasks();
            assertThat(takeSent()).isEqualTo(SIZE - Transmission.TURN);
            assertThat(whole).hasValue(SIZE);
        }
    }

    private long takeSent() {
        long sent = 0;
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            sent += next.readableBytes();
            next.release();
        }
        return sent;
    }

    private record InMemory() implements Residency {

        @Override
        public boolean isResident(long offset, long length) {
            return true;
        }

        @Override
        public void close() {}
    }

    /// All of it is in memory, in pieces.
    private record Shared(AssetBytes reading) implements AnswerBytes {

        @Override
        public Object object() {
            return "1";
        }

        @Override
        public boolean isForbidden() {
            return false;
        }

        @Override
        public boolean isComing() {
            return true;
        }

        @Override
        public int atOnce(long position, int length) {
            return Math.min(length, Crowd.PIECE);
        }

        @Override
        public ByteBuf shared(OpenObject file, long position, int length) {
            return Unpooled.wrappedBuffer(new byte[length]);
        }

        @Override
        public void close() {}
    }

    /// Bytes that have come.
    private record Come() implements AssetBytes {

        @Override
        public long size() {
            return SIZE;
        }

        @Override
        public long readable(long position) {
            return SIZE - position;
        }

        @Override
        public int read(long position, ByteBuffer into) {
            throw new IllegalStateException("they are shared");
        }

        @Override
        public long arrived() {
            return SIZE;
        }

        @Override
        public void whenReadable(long position, Runnable action) {
            action.run();
        }

        @Override
        public Optional<MediaType> mediaType() {
            return Optional.of(MediaType.OCTET_STREAM);
        }

        @Override
        public void close() {}
    }
}
