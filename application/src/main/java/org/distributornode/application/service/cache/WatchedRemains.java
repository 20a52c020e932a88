package org.distributornode.application.service.cache;

import java.nio.ByteBuffer;
import org.distributornode.application.port.cache.CacheStore.Remains;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.Proof;

/// Remains whose mending is told.
record WatchedRemains(Remains remains, WatchedStore store) implements Remains {

    @Override
    public DataObject object() {
        return remains.object();
    }

    @Override
    public Proof proof() {
        return remains.proof();
    }

    @Override
    public long size() {
        return remains.size();
    }

    @Override
    public long present() {
        return remains.present();
    }

    @Override
    public int read(long position, ByteBuffer into) {
        return remains.read(position, into);
    }

    @Override
    public void mend(long position, ByteBuffer bytes) {
        store.run(object().id(), () -> remains.mend(position, bytes));
    }

    @Override
    public void close() {
        remains.close();
    }
}
