package org.distributornode.adapters.filesystem.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.testkit.CacheStoreSubject;
import org.distributornode.application.testkit.SampleObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Threads that are interrupted at any moment while they read or write.
final class InterruptTest {

    private static final SampleObject SAMPLE = SampleObject.of(3, 200_000);

    private final CacheStore store;

    InterruptTest(@TempDir Path folder) {
        store = new FileSystemCacheStore(folder.resolve("assets"), folder.resolve("state"));
    }

    @Test
    void readsAFillWhileReadersAreInterrupted() throws InterruptedException {
        try (Fill fill = store.fill(SAMPLE.object())) {
            fill.write(0, SAMPLE.bytes());

            assertThat(readInterrupted(fill::read)).isEmpty();

            fill.discard();
        }
    }

    @Test
    void leavesTheFileOfAFillToTheSystemWhileReadersAreInterrupted() throws InterruptedException, IOException {
        Fill fill = store.fill(SAMPLE.object());
        fill.write(0, SAMPLE.bytes());
        try (ObjectBytes sent = fill.read()) {
            FileChannel file = sent.file().orElseThrow().channel();

            assertThat(readInterrupted(fill::read)).isEmpty();

            fill.discard();
            ByteBuffer all = ByteBuffer.allocate(200_000);
            assertThat(file.read(all, 0)).isEqualTo(200_000);
            assertThat(all.flip()).isEqualTo(SAMPLE.bytes());
        }
    }

    @Test
    void readsADiscardedFillWhileReadersAreInterrupted() throws InterruptedException {
        Fill fill = store.fill(SAMPLE.object());
        fill.write(0, SAMPLE.bytes());
        List<ObjectBytes> readers =
                IntStream.range(0, 8).mapToObj(_ -> fill.read()).toList();
        var remaining = new ConcurrentLinkedQueue<>(readers);
        fill.discard();

        assertThat(readInterrupted(remaining::remove)).isEmpty();
    }

    @Test
    void readsAHeldObjectWhileReadersAreInterrupted() throws InterruptedException {
        CacheStoreSubject.hold(store, SAMPLE);

        assertThat(readInterrupted(() -> store.open(SAMPLE.id()).orElseThrow())).isEmpty();
    }

    @Test
    void fillsAndCommitsInAnInterruptedThread() throws InterruptedException {
        ConcurrentLinkedQueue<Boolean> interrupted = new ConcurrentLinkedQueue<>();
        Thread writer = Thread.ofVirtual().start(() -> {
            Thread.currentThread().interrupt();
            CacheStoreSubject.hold(store, SAMPLE);
            interrupted.add(Thread.currentThread().isInterrupted());
        });
        writer.join();

        assertThat(interrupted).containsExactly(true);
        assertThat(CacheStoreSubject.readHeld(store, SAMPLE.id())).isEqualTo(SAMPLE.content());
    }

    /// Lets eight threads read all of the object again and again while another interrupts them.
    ///
    /// @return what went wrong
    private static List<Throwable> readInterrupted(Opening opening) throws InterruptedException {
        ConcurrentLinkedQueue<Throwable> wrong = new ConcurrentLinkedQueue<>();
        List<Thread> readers = IntStream.range(0, 8)
                .mapToObj(_ -> Thread.ofPlatform()
                        .uncaughtExceptionHandler((_, e) -> wrong.add(e))
                        .start(() -> readRepeatedly(opening)))
                .toList();
        while (readers.stream().anyMatch(Thread::isAlive)) {
            readers.forEach(Thread::interrupt);
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return List.copyOf(wrong);
    }

    private static void readRepeatedly(Opening opening) {
        ByteBuffer into = ByteBuffer.allocateDirect(4096);
        try (ObjectBytes bytes = opening.open()) {
            for (int round = 0; round < 5; round++) {
                for (int at = 0; at < 200_000; at += 4096) {
                    into.clear();
                    int count = bytes.read(at, into);
                    assertThat(into.flip()).isEqualTo(SAMPLE.bytes().slice(at, count));
                    assertThat(count).isPositive();
                }
            }
        }
    }

    @FunctionalInterface
    private interface Opening {
        ObjectBytes open();
    }
}
