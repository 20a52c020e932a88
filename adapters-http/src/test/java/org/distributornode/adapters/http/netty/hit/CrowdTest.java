package org.distributornode.adapters.http.netty.hit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.distributornode.adapters.http.hit.OpenObject;
import org.distributornode.adapters.http.hit.Residency;
import org.distributornode.adapters.http.testserver.Contents;
import org.distributornode.application.bytes.ObjectBytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CrowdTest {

    private static final int PIECE = Crowd.PIECE;
    private static final int SIZE = 4 * PIECE;

    @TempDir
    private Path folder;

    private FileChannel file;
    private boolean resident = true;
    private Runnable look = () -> {};
    private Crowds crowds = new Crowds(2L * PIECE);
    private Crowd crowd = new Crowd(crowds);

    @BeforeEach
    void write() throws IOException {
        file = FileChannel.open(
                folder.resolve("file"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        file.write(ByteBuffer.wrap(Contents.of(SIZE)));
        enter(Crowd.FEW + 1);
    }

    @AfterEach
    void close() throws IOException {
        file.close();
    }

    private void enter(int answers) {
        for (int i = 0; i < answers; i++) {
            crowd.enter();
        }
    }

    @Test
    void givesWhatIsAskedForTwiceOutOfMemory() {
        assertThat(ask(10, 1000, 0)).isEmpty();

        assertThat(ask(10, 1000, 0)).contains(Contents.text(10, 1010));
        assertThat(crowds.left()).isEqualTo(PIECE);
    }

    @Test
    void readsOnAsMoreHasCome() {
        askTwice(0, 100);
        resident = false;
        assertThat(ask(0, 100, 0)).contains(Contents.text(0, 100));
        assertThat(ask(100, 50, 0)).as("has to be read first").isEmpty();
        resident = true;

        assertThat(ask(100, 50, 0)).contains(Contents.text(100, 150));
        assertThat(ask(0, 150, 0)).contains(Contents.text(0, 150));
    }

    @Test
    void givesNoMoreThanOnePieceAtATime() {
        askTwice(PIECE - 7, 100);

        assertThat(ask(PIECE - 7, 100, 0)).contains(Contents.text(PIECE - 7, PIECE));
    }

    @Test
    void leavesGapsToTheSystem() {
        askTwice(1000, 100);

        assertThat(ask(0, 100, 0)).isEmpty();
        assertThat(ask(1101, 100, 0)).isEmpty();
    }

    @Test
    void forgetsWhatWasReplaced() throws IOException {
        askTwice(0, 100);
        file.write(ByteBuffer.wrap("right".getBytes(ISO_8859_1)), 0);
        assertThat(ask(0, 5, 0)).contains(Contents.text(0, 5));

        assertThat(ask(0, 5, 1)).isEmpty();
        assertThat(ask(0, 5, 1)).contains("right");
        assertThat(ask(0, 5, 0)).as("taken before").isEmpty();
    }

    @Test
    void takesTheMemoryOfWhatWasAskedForLongestAgo() {
        askTwice(0, 100);
        askTwice(PIECE, 100);
        assertThat(ask(0, 100, 0)).isPresent();

        askTwice(2L * PIECE, 100);

        assertThat(crowds.left()).isZero();
        assertThat(ask(0, 100, 0)).isPresent();
        assertThat(ask(PIECE, 100, 0)).isEmpty();
        assertThat(ask(2L * PIECE, 100, 0)).contains(Contents.text(2 * PIECE, 2 * PIECE + 100));
    }

    @Test
    void doesWithoutMemoryThatTheProcessRefuses() {
        crowds = new Crowds(PIECE, new Refusing());
        crowd = new Crowd(crowds);
        enter(Crowd.FEW + 1);

        askTwice(0, 100);

        assertThat(ask(0, 100, 0)).isEmpty();
        assertThat(crowds.left()).isEqualTo(PIECE);
    }

    @Test
    void takesNothingOfWhatIsBeingSent() {
        List<ByteBuf> sending = new ArrayList<>();
        for (long start : new long[] {0, PIECE}) {
            askTwice(start, 100);
            sending.add(bytes(start, 100, 0));
        }
        askTwice(2L * PIECE, 100);
        assertThat(ask(2L * PIECE, 100, 0)).isEmpty();

        sending.forEach(ByteBuf::release);

        assertThat(ask(2L * PIECE, 100, 0)).isPresent();
    }

    @Test
    void letsNobodyWaitForAnothersLook() {
        askTwice(0, 100);
        List<Optional<String>> meanwhile = new ArrayList<>();
        look = () -> meanwhile.add(CompletableFuture.supplyAsync(() -> ask(0, 100, 0))
                .orTimeout(10, TimeUnit.SECONDS)
                .join());

        assertThat(ask(0, 200, 0)).contains(Contents.text(0, 200));
        assertThat(meanwhile).containsExactly(Optional.empty());
    }

    @Test
    void letsNoMoreBeTakenThanOnePieceHas() {
        assertThat(crowd.atOnce(PIECE - 7, 100)).isEqualTo(7);
        assertThat(crowd.atOnce(PIECE, 100)).isEqualTo(100);

        crowd.leave();

        assertThat(crowd.atOnce(PIECE - 7, 100)).isEqualTo(100);
    }

    @Test
    void givesItsMemoryBackWhenFewAreLeft() {
        askTwice(0, 100);

        crowd.leave();

        assertThat(ask(0, 100, 0)).isEmpty();
        assertThat(crowds.left()).isEqualTo(2L * PIECE);
    }

    @Test
    void countsWhatIsStillBeingSentAsTaken() {
        askTwice(0, 100);
        List<ByteBuf> sending = new ArrayList<>();
        sending.add(bytes(0, 100, 0));
        crowd.leave();
        assertThat(ask(0, 100, 0)).isEmpty();
        enter(1);

        assertThat(crowds.left()).isEqualTo(PIECE);
        askTwice(PIECE, 100);
        askTwice(2L * PIECE, 100);
        assertThat(crowds.left()).isZero();
        assertThat(ask(PIECE, 100, 0)).as("made way").isEmpty();

        sending.forEach(ByteBuf::release);
        askTwice(PIECE, 100);
        assertThat(ask(PIECE, 100, 0)).contains(Contents.text(PIECE, PIECE + 100));
        assertThat(ask(2L * PIECE, 100, 0)).contains(Contents.text(2 * PIECE, 2 * PIECE + 100));
    }

    @Test
    void leavesAFewToTheSystem() {
        crowd.leave();

        askTwice(0, 100);

        assertThat(ask(0, 100, 0)).isEmpty();
        assertThat(crowds.left()).isEqualTo(2L * PIECE);
    }

    @Test
    void givesItsMemoryBackWithTheLastWhoLeaves() {
        askTwice(0, 100);

        for (int i = 0; i < Crowd.FEW; i++) {
            assertThat(crowd.leave()).isTrue();
        }

        assertThat(crowd.leave()).isFalse();
        assertThat(crowds.left()).isEqualTo(2L * PIECE);
    }

    private void askTwice(long position, int length) {
        ask(position, length, 0);
        ask(position, length, 0);
    }

    private Optional<String> ask(long position, int length, long revision) {
        ByteBuf bytes = bytes(position, length, revision);
        if (bytes == null) {
            return Optional.empty();
        }
        String text = bytes.toString(ISO_8859_1);
        bytes.release();
        return Optional.of(text);
    }

    private @Nullable ByteBuf bytes(long position, int length, long revision) {
        Residency residency = new Residency() {
            @Override
            public boolean isResident(long offset, long count) {
                look.run();
                return resident;
            }

            @Override
            public void close() {}
        };
        return crowd.bytes(new OpenObject(new Nowhere(), file, residency, Runnable::run), position, length, revision);
    }

    private static final class Refusing extends AbstractByteBufAllocator {

        Refusing() {
            super(true);
        }

        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }

        @Override
        protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
            throw new OutOfMemoryError("for the test");
        }

        @Override
        protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
            throw new OutOfMemoryError("for the test");
        }
    }

    /// Bytes that are in the file alone.
    private record Nowhere() implements ObjectBytes {

        @Override
        public long size() {
            return SIZE;
        }

        @Override
        public int read(long position, ByteBuffer into) {
            return 0;
        }

        @Override
        public void close() {}
    }
}
