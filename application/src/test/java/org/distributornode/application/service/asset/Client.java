package org.distributornode.application.service.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;

/// Reads an answer as the HTTP adapter does: what may leave now, then asks to be called.
final class Client {

    private final AssetBytes bytes;
    private final long end;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private long position;

    Client(AssetBytes bytes, long from, long to) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    static Client whole(AssetBytes bytes) {
        return new Client(bytes, 0, bytes.size());
    }

    /// Takes all that may leave without waiting.
    Client takeNow() {
        return takeNow(end);
    }

    /// Takes what may leave without waiting, until it has come to `to` or a little beyond.
    Client takeNow(long to) {
        while (position < to && bytes.readable(position) > 0) {
            ByteBuffer part = ByteBuffer.allocate((int) Math.min(1000, end - position));
            position += bytes.read(position, part);
            received.write(part.array(), 0, part.position());
        }
        return this;
    }

    /// Waits for the next byte from now on, without keeping anybody.
    void expectMore() {
        if (position < end) {
            bytes.whenReadable(position, () -> {});
        }
    }

    /// Whether something may leave without waiting.
    boolean hasMore() {
        return bytes.readable(position) > 0;
    }

    /// Waits until at least `count` bytes came.
    Client await(long count) {
        while (takeNow().received.size() < count) {
            awaitMore();
        }
        return this;
    }

    /// Has the system send until it has come to `to`.
    Client awaitTaken(long to) {
        while (position < to) {
            long taken = bytes.take(position, to - position);
            position += taken;
            if (taken == 0) {
                awaitMore();
            }
        }
        return this;
    }

    /// Everything, to the end.
    byte[] all() {
        await(end - (position - received.size()));
        bytes.close();
        return received.toByteArray();
    }

    /// Waits for the loss of the bytes.
    BytesLost loss() {
        try {
            all();
        } catch (BytesLost lost) {
            bytes.close();
            return lost;
        }
        throw new AssertionError("the answer came to its end");
    }

    /// Waits for the end, good or bad.
    void awaitEnd() {
        try {
            all();
        } catch (BytesLost _) {
            bytes.close();
        }
    }

    /// Leaves.
    void close() {
        bytes.close();
    }

    int count() {
        return received.size();
    }

    byte[] soFar() {
        return received.toByteArray();
    }

    void awaitMore() {
        CountDownLatch more = new CountDownLatch(1);
        bytes.whenReadable(position, more::countDown);
        try {
            assertThat(more.await(1, TimeUnit.MINUTES))
                    .as("bytes at " + position)
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
