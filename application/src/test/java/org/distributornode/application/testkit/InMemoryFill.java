package org.distributornode.application.testkit;

import java.nio.ByteBuffer;
import java.util.Random;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.content.Segments;

/// A fill of an [InMemoryCacheStore], which keeps it after close.
final class InMemoryFill implements Fill {

    private final InMemoryCacheStore store;
    private final DataObject object;
    private final InMemoryContent content;
    private volatile InMemoryContent forced;
    private volatile boolean open = true;

    InMemoryFill(InMemoryCacheStore store, DataObject object) {
        this(store, object, new InMemoryContent(object.size()));
    }

    private InMemoryFill(InMemoryCacheStore store, DataObject object, InMemoryContent content) {
        this.store = store;
        this.object = object;
        this.content = content;
        this.forced = content.copy();
    }

    /// A new fill with what this one left.
    InMemoryFill reopened() {
        return new InMemoryFill(store, object, forced.copy());
    }

    boolean isOf(DataObject other) {
        return object.size() == other.size() && object.hash().equals(other.hash());
    }

    boolean isOpen() {
        return open;
    }

    /// How many bytes a new fill would find.
    long remembered() {
        return forced.present().total();
    }

    /// A closed fill with what was forced of this one, as a crash leaves it.
    InMemoryFill afterCrash(InMemoryCacheStore next, Random luck) {
        InMemoryFill left = new InMemoryFill(next, object, forced.torn(content, luck));
        left.open = false;
        return left;
    }

    InMemoryContent content() {
        return content;
    }

    @Override
    public DataObject object() {
        return object;
    }

    @Override
    public Segments present() {
        return content.present();
    }

    @Override
    public Segments write(long position, ByteBuffer bytes) {
        requireOpen();
        if (position < 0 || position > object.size() - bytes.remaining()) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes at " + position + " of " + object);
        }
        store.failIfTold(InMemoryCacheStore.Call.WRITE);
        return content.put(position, bytes);
    }

    @Override
    public void replace(long position, ByteBuffer bytes) {
        requireOpen();
        store.failIfTold(InMemoryCacheStore.Call.WRITE);
        content.replace(position, bytes);
    }

    @Override
    public void drop(ByteSlice slice) {
        requireOpen();
        content.drop(slice);
    }

    @Override
    public ObjectBytes read() {
        requireOpen();
        return new InMemoryBytes(store, content);
    }

    @Override
    public void force() {
        requireOpen();
        store.failIfTold(InMemoryCacheStore.Call.FORCE);
        store.forcing();
        forced = content.copy();
    }

    @Override
    public void commit(Proof proof, MediaType mediaType) {
        requireOpen();
        if (!present().contains(object.whole())) {
            throw new IllegalStateException("bytes are missing of " + object + ": " + present());
        }
        if (proof.size() != object.size() || !proof.root().equals(object.hash())) {
            throw new IllegalArgumentException("not the proof of " + object);
        }
        store.committing();
        store.hold(this, proof, mediaType);
        open = false;
    }

    @Override
    public void discard() {
        if (open) {
            open = false;
            store.forget(this);
        }
    }

    @Override
    public void close() {
        if (open) {
            forced = content.copy();
            open = false;
        }
    }

    private void requireOpen() {
        if (!open) {
            throw new IllegalStateException("the fill of " + object.id() + " has ended");
        }
    }
}
