package org.distributornode.application.testkit;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.distributornode.application.port.cache.CacheStore.Remains;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.Proof;

/// What there is of an object in an [InMemoryCacheStore], counted by it as a reader.
final class InMemoryRemains implements Remains {

    private final InMemoryCacheStore store;
    private final DataObject object;
    private final Proof proof;
    private final InMemoryContent content;
    private final AtomicBoolean closed = new AtomicBoolean();

    InMemoryRemains(InMemoryCacheStore store, DataObject object, Proof proof, InMemoryContent content) {
        this.store = store;
        this.object = object;
        this.proof = proof;
        this.content = content;
        store.readerOpened();
    }

    @Override
    public DataObject object() {
        return object;
    }

    @Override
    public Proof proof() {
        return proof;
    }

    @Override
    public long size() {
        return object.size();
    }

    @Override
    public long present() {
        return Math.min(object.size(), content.size());
    }

    @Override
    public int read(long position, ByteBuffer into) {
        store.failIfTold(InMemoryCacheStore.Call.READ);
        return content.get(position, into);
    }

    @Override
    public void mend(long position, ByteBuffer bytes) {
        if (position < 0 || position > present() || position > object.size() - bytes.remaining()) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes at " + position + " of " + object);
        }
        store.failIfTold(InMemoryCacheStore.Call.MEND);
        content.mend(position, bytes);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            store.readerClosed();
        }
    }
}
