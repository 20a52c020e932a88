package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.distributornode.application.testkit.CacheStoreSubject.hold;
import static org.distributornode.application.testkit.CacheStoreSubject.read;
import static org.distributornode.application.testkit.CacheStoreSubject.readHeld;
import static org.distributornode.application.testkit.CacheStoreSubject.write;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.junit.jupiter.api.Test;

/// How readers see an object that is on its way in.
public interface FillReaderContract extends CacheStoreSubject {

    @Test
    default void readsWhatIsPresentAndNoMore() {
        SampleObject sample = SampleObject.of(200, 1000);

        try (Fill fill = store().fill(sample.object());
                ObjectBytes bytes = fill.read()) {
            write(fill, sample, 100, 200);
            write(fill, sample, 300, 400);

            assertThat(bytes.size()).isEqualTo(1000);
            assertThat(bytes.read(0, ByteBuffer.allocate(10))).isZero();
            assertThat(bytes.read(200, ByteBuffer.allocate(10))).isZero();
            assertThat(bytes.read(1000, ByteBuffer.allocate(10))).isZero();
            assertThat(bytes.read(100, ByteBuffer.allocate(0))).isZero();
            ByteBuffer into = ByteBuffer.allocateDirect(500);
            assertThat(bytes.read(150, into)).isBetween(1, 50);
            assertThat(into.flip())
                    .isEqualTo(sample.bytes().limit(150 + into.limit()).position(150));
        }
    }

    @Test
    default void showsLaterBytesToAnEarlierReader() {
        SampleObject sample = SampleObject.of(201, 1000);

        try (Fill fill = store().fill(sample.object());
                ObjectBytes bytes = fill.read()) {
            assertThat(read(bytes, 0)).isEmpty();
            write(fill, sample, 0, 400);
            assertThat(read(bytes, 0)).hasSize(400);
            write(fill, sample, 400, 1000);
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }
    }

    @Test
    default void keepsReadersReadableAfterCommitAndDeletion() {
        SampleObject sample = SampleObject.of(202, 200_000);
        Fill fill = store().fill(sample.object());

        try (ObjectBytes bytes = fill.read()) {
            fill.write(0, sample.bytes());
            fill.commit(sample.proof(), SampleObject.MEDIA_TYPE);
            assertThat(read(bytes, 0)).isEqualTo(sample.content());

            store().delete(sample.id());
            assertThat(read(bytes, 0)).isEqualTo(sample.content());
        }
    }

    @Test
    default void keepsReadersReadableAfterDiscard() {
        SampleObject sample = SampleObject.of(203, 1000);
        Fill fill = store().fill(sample.object());

        try (ObjectBytes bytes = fill.read()) {
            write(fill, sample, 0, 600);
            fill.discard();
            assertThat(ByteBuffer.wrap(read(bytes, 0))).isEqualTo(sample.bytes().slice(0, 600));

            hold(store(), sample);
            assertThat(read(bytes, 0)).hasSize(600);
        }
    }

    @Test
    default void keepsReadersReadableAfterClose() {
        SampleObject sample = SampleObject.of(204, 1000);
        Fill fill = store().fill(sample.object());

        try (ObjectBytes bytes = fill.read()) {
            write(fill, sample, 0, 600);
            fill.close();

            assertThat(ByteBuffer.wrap(read(bytes, 0))).isEqualTo(sample.bytes().slice(0, 600));
        }
    }

    @Test
    default void closesOneReaderWithoutDisturbingOthers() {
        SampleObject sample = SampleObject.of(205, 1000);

        try (Fill fill = store().fill(sample.object());
                ObjectBytes staying = fill.read()) {
            fill.write(0, sample.bytes());
            ObjectBytes leaving = fill.read();
            leaving.close();

            assertThatCode(leaving::close).doesNotThrowAnyException();
            assertThat(read(staying, 0)).isEqualTo(sample.content());
        }
    }

    @Test
    default void survivesTheInterruptionOfAReader() throws Exception {
        SampleObject sample = SampleObject.of(206, 1000);

        try (Fill fill = store().fill(sample.object());
                ObjectBytes staying = fill.read();
                ObjectBytes interrupted = fill.read()) {
            write(fill, sample, 0, 500);
            Thread reader = Thread.ofVirtual().start(() -> {
                Thread.currentThread().interrupt();
                read(interrupted, 0);
            });
            reader.join();

            write(fill, sample, 500, 1000);
            assertThat(read(staying, 0)).isEqualTo(sample.content());
            assertThat(read(interrupted, 0)).isEqualTo(sample.content());
            fill.commit(sample.proof(), SampleObject.MEDIA_TYPE);
        }
        assertThat(readHeld(store(), sample.id())).isEqualTo(sample.content());
    }

    @Test
    default void servesReadersWhileItIsWritten() throws Exception {
        SampleObject sample = SampleObject.of(207, 500_000);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Fill fill = store().fill(sample.object())) {
            List<Future<byte[]>> readers = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(readingAll(fill)))
                    .toList();
            for (int at = 0; at < 500_000; at += 5_000) {
                write(fill, sample, at, at + 5_000L);
            }
            fill.commit(sample.proof(), SampleObject.MEDIA_TYPE);

            for (Future<byte[]> reader : readers) {
                assertThat(reader.get()).isEqualTo(sample.content());
            }
        }
    }

    /// Reads all of the object, again and again where nothing more is there.
    private static Callable<byte[]> readingAll(Fill fill) {
        ObjectBytes bytes = fill.read();
        return () -> {
            try (bytes) {
                ByteBuffer into = ByteBuffer.allocate(Math.toIntExact(bytes.size()));
                while (into.hasRemaining()) {
                    if (bytes.read(into.position(), into) == 0) {
                        Thread.onSpinWait();
                    }
                }
                return into.array();
            }
        };
    }
}
