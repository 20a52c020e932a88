package org.distributornode.application.service.cache;

import java.nio.ByteBuffer;
import org.distributornode.application.bytes.ObjectBytes;
import org.distributornode.application.port.cache.CacheStore.Fill;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Proof;
import org.distributornode.domain.content.Segments;

/// A fill whose commit is told.
record WatchedFill(Fill fill, WatchedStore store) implements Fill {

    @Override
    public DataObject object() {
        return fill.object();
    }

    @Override
    public Segments present() {
        return fill.present();
    }

    @Override
    public Segments write(long position, ByteBuffer bytes) {
        return fill.write(position, bytes);
    }

    @Override
    public void replace(long position, ByteBuffer bytes) {
        fill.replace(position, bytes);
    }

    @Override
    public void drop(ByteSlice slice) {
        fill.drop(slice);
    }

    @Override
    public ObjectBytes read() {
        return fill.read();
    }

    @Override
    public void force() {
        fill.force();
    }

    @Override
    public void commit(Proof proof, MediaType mediaType) {
        store.run(object().id(), () -> fill.commit(proof, mediaType));
    }

    @Override
    public void discard() {
        fill.discard();
    }

    @Override
    public void close() {
        fill.close();
    }
}
