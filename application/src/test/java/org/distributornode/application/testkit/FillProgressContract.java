package org.distributornode.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distributornode.application.testkit.CacheStoreSubject.read;
import static org.distributornode.application.testkit.CacheStoreSubject.write;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.application.port.cache.CacheStore.Subscription;
import org.junit.jupiter.api.Test;

/// How those who wait for bytes are told.
public interface FillProgressContract extends CacheStoreSubject {

    @Test
    default void tellsOfBytesThatAreReadableAlready() {
        SampleObject sample = SampleObject.of(300, 1000);
        List<Integer> readable = new ArrayList<>();

        try (Fill fill = store().fill(sample.object());
                ObjectBytes bytes = fill.read();
                Subscription progress = fill.onProgress(() -> readable.add(read(bytes, 0).length))) {
            write(fill, sample, 0, 400);
            write(fill, sample, 600, 1000);
            write(fill, sample, 400, 600);

            assertThat(readable).containsExactly(400, 400, 1000);
            assertThat(progress).isNotNull();
        }
    }

    @Test
    default void tellsOfNothingNewNobody() {
        SampleObject sample = SampleObject.of(301, 1000);
        AtomicInteger calls = new AtomicInteger();

        try (Fill fill = store().fill(sample.object());
                Subscription progress = fill.onProgress(calls::incrementAndGet)) {
            fill.write(0, ByteBuffer.allocate(0));
            assertThat(calls).hasValue(0);
            write(fill, sample, 0, 400);
            write(fill, sample, 100, 300);

            assertThat(calls).hasValue(1);
            assertThat(progress).isNotNull();
        }
    }

    @Test
    default void tellsNobodyAfterTheEndOfASubscription() {
        SampleObject sample = SampleObject.of(302, 1000);
        AtomicInteger leaving = new AtomicInteger();
        AtomicInteger staying = new AtomicInteger();

        try (Fill fill = store().fill(sample.object());
                Subscription kept = fill.onProgress(staying::incrementAndGet)) {
            Subscription ended = fill.onProgress(leaving::incrementAndGet);
            write(fill, sample, 0, 100);
            ended.close();
            ended.close();
            write(fill, sample, 100, 200);

            assertThat(leaving).hasValue(1);
            assertThat(staying).hasValue(2);
            assertThat(kept).isNotNull();
        }
    }

    @Test
    default void keepsEqualListenersApart() {
        SampleObject sample = SampleObject.of(303, 1000);
        AtomicInteger calls = new AtomicInteger();
        Runnable listener = calls::incrementAndGet;

        try (Fill fill = store().fill(sample.object());
                Subscription kept = fill.onProgress(listener)) {
            fill.onProgress(listener).close();
            write(fill, sample, 0, 100);

            assertThat(calls).hasValue(1);
            assertThat(kept).isNotNull();
        }
    }

    @Test
    default void letsAListenerEndItsOwnSubscription() {
        SampleObject sample = SampleObject.of(304, 1000);
        AtomicInteger calls = new AtomicInteger();
        AtomicReference<Subscription> own = new AtomicReference<>();

        try (Fill fill = store().fill(sample.object())) {
            own.set(fill.onProgress(() -> {
                calls.incrementAndGet();
                own.get().close();
            }));
            write(fill, sample, 0, 100);
            write(fill, sample, 100, 200);

            assertThat(calls).hasValue(1);
        }
    }

    @Test
    default void letsOtherThreadsReadWhileAListenerRuns() {
        SampleObject sample = SampleObject.of(305, 1000);
        ConcurrentLinkedQueue<Long> seen = new ConcurrentLinkedQueue<>();

        try (Fill fill = store().fill(sample.object());
                ObjectBytes bytes = fill.read();
                Subscription progress = fill.onProgress(() -> {
                    CountDownLatch done = new CountDownLatch(1);
                    Thread.ofVirtual().start(() -> {
                        seen.add(fill.present().total());
                        seen.add((long) read(bytes, 0).length);
                        fill.onProgress(() -> {}).close();
                        done.countDown();
                    });
                    await(done);
                })) {
            write(fill, sample, 0, 100);

            assertThat(seen).containsExactly(100L, 100L);
            assertThat(progress).isNotNull();
        }
    }

    private static void await(CountDownLatch done) {
        try {
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
