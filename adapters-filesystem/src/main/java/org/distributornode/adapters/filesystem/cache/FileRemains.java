package org.distributornode.adapters.filesystem.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.distributornode.application.port.cache.CacheStore.Remains;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.Proof;

/// The file of an object that was committed, open for reading. It is mended in place, for all who have it open.
final class FileRemains implements Remains {

    private final MendableFiles files;
    private final SharedFile file;
    private final DataObject object;
    private final Proof proof;
    private volatile boolean closed;

    /// @param file with a share for this
    FileRemains(MendableFiles files, SharedFile file, DataObject object, Proof proof) {
        this.files = files;
        this.file = file;
        this.object = object;
        this.proof = proof;
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
        try {
            return Math.min(object.size(), file.size());
        } catch (IOException e) {
            throw CacheFailures.reading("looking at object " + object.id(), files.path(object), e);
        }
    }

    @Override
    public int read(long position, ByteBuffer into) {
        if (closed) {
            throw new IllegalStateException("the reader is closed");
        }
        int limit = into.limit();
        into.limit(into.position() + Math.clamp(object.size() - position, 0, into.remaining()));
        try {
            return Math.max(0, file.read(position, into));
        } catch (IOException e) {
            throw CacheFailures.reading("reading object " + object.id(), files.path(object), e);
        } finally {
            into.limit(limit);
        }
    }

    @Override
    public void mend(long position, ByteBuffer bytes) {
        if (position < 0 || position > present() || position > object.size() - bytes.remaining()) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes at " + position + " of " + object);
        }
        try {
            files.mend(object, position, bytes);
            bytes.position(bytes.limit());
        } catch (IOException e) {
            throw CacheFailures.writing("mending object " + object.id(), files.path(object), e);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                file.release();
            } catch (IOException e) {
                throw CacheFailures.reading("closing object " + object.id(), files.path(object), e);
            }
        }
    }
}
