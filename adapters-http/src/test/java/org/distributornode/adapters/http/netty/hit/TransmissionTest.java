package org.distributornode.adapters.http.netty.hit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.distributornode.adapters.http.hit.OpenObject;
import org.distributornode.adapters.http.hit.Residency;
import org.distributornode.adapters.http.wire.Piece;
import org.distributornode.adapters.http.wire.RequestObserver.Ending;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TransmissionTest {

    private static final int SIZE = 5 * Transmission.TURN / 2;
    private static final int SLOWLY = 500_000;

    @TempDir
    private Path folder;

    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());

    private final AtomicLong whole = new AtomicLong();

    @Test
    void letsOthersGoFirstAfterItsTurn() throws Exception {
        try (FileChannel file = file()) {
            transmission(open(file, new Come()), new Shared(new Come(), true)).step();

            assertThat(takeSent()).isEqualTo(Transmission.TURN);
            channel.runPendingTasks();
            assertThat(takeSent()).isEqualTo(SIZE - Transmission.TURN);
            assertThat(whole).hasValue(SIZE);
        }
    }

    @Test
    void letsOthersGoFirstAfterEachStretchOfAFile() throws Exception {
        assertThat(takenBeforeOthersWent(3 * Stretch.LONGEST))
                .containsExactly(Stretch.FIRST + Stretch.LONGEST, Stretch.FIRST + 2 * Stretch.LONGEST);
    }

    @Test
    void isOverAtOnceIfNothingIsLeftAfterItsTurn() throws Exception {
        assertThat(takenBeforeOthersWent(Stretch.LONGEST)).isEmpty();
    }

    /// What the client had taken each time that others had their turn, while the answer was under way.
    private List<Integer> takenBeforeOthersWent(int size) throws IOException {
        Taking client = new Taking(Stretch.LONGEST);
        channel.pipeline().addFirst(client);
        List<Integer> taken = new ArrayList<>();
        try (FileChannel file = file()) {
            file.write(ByteBuffer.wrap(new byte[1]), size - 1L);
            Transmission transmission = transmission(size, open(file, new Come()), new Shared(new Come(), false));
            channel.eventLoop().execute(new Runnable() {
                @Override
                public void run() {
                    if (whole.get() == 0) {
                        taken.add((int) client.taken);
                        channel.eventLoop().execute(this);
                    }
                }
            });
            transmission.step();
            channel.runPendingTasks();
        }
        assertThat(whole).hasValue(size);
        return taken;
    }

    @Test
    void looksAnewAtWhatIsLeftOfAStretch() throws Exception {
        Taking client = new Taking(SLOWLY);
        channel.pipeline().addFirst(client);
        List<Long> asked = new ArrayList<>();
        try (FileChannel file = file()) {
            file.write(ByteBuffer.wrap(new byte[SIZE]), 0);
            OpenObject object = new OpenObject(new Come(), file, new InMemory(asked::add), Runnable::run);

            transmission(object, new Shared(new Come(), false)).step();
            channel.runPendingTasks();

            assertThat(client.taken).isEqualTo(SIZE);
            assertThat(asked).startsWith(0L, (long) Stretch.FIRST, Stretch.FIRST + (long) SLOWLY);
            assertThat(whole).hasValue(SIZE);
        }
    }

    /// To close takes longer than to send others what they wait for.
    @Test
    void letsGoBehindWhatOthersAreSent() throws Exception {
        channel.pipeline().addFirst(new Taking(SIZE));
        List<String> order = new ArrayList<>();
        try (FileChannel file = file()) {
            file.write(ByteBuffer.wrap(new byte[1]), Stretch.FIRST - 1L);
            Residency residency = new InMemory(_ -> {}, () -> order.add("closed"));
            OpenObject object = new OpenObject(new Come(), file, residency, Runnable::run);

            channel.eventLoop().execute(() -> order.add("sent"));
            transmission(Stretch.FIRST, object, new Shared(new Come(), false)).step();
            assertThat(whole).hasValue(Stretch.FIRST);
            channel.runPendingTasks();

            assertThat(order).containsExactly("sent", "closed");
        }
    }

    private FileChannel file() throws IOException {
        return FileChannel.open(
                folder.resolve("file"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static OpenObject open(FileChannel file, ObjectBytes bytes) {
        return new OpenObject(bytes, file, new InMemory(_ -> {}), Runnable::run);
    }

    private Transmission transmission(OpenObject open, AnswerBytes bytes) {
        return transmission(SIZE, open, bytes);
    }

    private Transmission transmission(long size, OpenObject open, AnswerBytes bytes) {
        FileBody body = new FileBody(List.of(new Piece.OfObject(new ByteSlice(0, size))), open, bytes, true);
        return new Transmission(channel.pipeline().lastContext(), body, Runnable::run, new FileAnswer.Course() {
            @Override
            public void firstByte() {}

            @Override
            public void over(Ending ending, long sent) {
                whole.set(ending == Ending.WHOLE ? sent : 0);
            }
        });
    }

    private long takeSent() {
        long sent = 0;
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            sent += next.readableBytes();
            next.release();
        }
        return sent;
    }

    /// Takes so much of a stretch, which ends there.
    private static final class Taking extends ChannelOutboundHandlerAdapter {

        private final int atOnce;
        private long taken;

        Taking(int atOnce) {
            this.atOnce = atOnce;
        }

        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) throws Exception {
            SharedRegion region = (SharedRegion) message;
            taken += region.transferTo(new SmallChannel(atOnce), 0);
            region.release();
            promise.setSuccess();
        }

        /// The channel would run what is queued.
        @Override
        public void flush(ChannelHandlerContext ctx) {}
    }

    private record InMemory(Consumer<Long> asked, Runnable closed) implements Residency {

        InMemory(Consumer<Long> asked) {
            this(asked, () -> {});
        }

        @Override
        public boolean isResident(long offset, long length) {
            asked.accept(offset);
            return true;
        }

        @Override
        public void close() {
            closed.run();
        }
    }

    /// All of it is in memory, in pieces.
    private record Shared(AssetBytes reading, boolean isComing) implements AnswerBytes {

        @Override
        public Object object() {
            return "1";
        }

        @Override
        public boolean isForbidden() {
            return false;
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
