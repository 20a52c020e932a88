package org.distributornode.application.testkit;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.distributornode.application.bytes.ObjectBytes;

/// One reader of an [InMemoryContent], counted by its store.
final class InMemoryBytes implements ObjectBytes {

    private final InMemoryCacheStore store;
    private final InMemoryContent content;
    private final long size;
    private final AtomicBoolean closed = new AtomicBoolean();

    InMemoryBytes(InMemoryCacheStore store, InMemoryContent content) {
        this.store = store;
        this.content = content;
        this.size = content.size();
        store.readerOpened();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long position, ByteBuffer into) {
        if (closed.get()) {
            throw new IllegalStateException("the reader is closed");
        }
        store.failIfTold(InMemoryCacheStore.Call.READ);
        return content.get(position, into);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            store.readerClosed();
        }
    }
}
