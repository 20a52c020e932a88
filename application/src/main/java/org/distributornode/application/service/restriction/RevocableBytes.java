package org.distributornode.application.service.restriction;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.bytes.ObjectFile;
import org.distributornode.domain.content.DataObjectId;
import org.distributornode.domain.content.MediaType;

/// The bytes of an answer, lost from the moment that their object is forbidden.
record RevocableBytes(DataObjectId id, AssetBytes bytes, Restrictions restrictions) implements AssetBytes {

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public long readable(long position) {
        check();
        return bytes.readable(position);
    }

    /// Reading may begin to fetch the object again, if its file fails.
    @Override
    public int read(long position, ByteBuffer into) {
        check();
        int start = into.position();
        int count = bytes.read(position, into);
        if (restrictions.denies(id)) {
            into.position(start);
            restrictions.enforce(id);
            throw lost();
        }
        return count;
    }

    @Override
    public Optional<ObjectFile> file() {
        return bytes.file();
    }

    @Override
    public long take(long position, long most) {
        check();
        return bytes.take(position, most);
    }

    @Override
    public long revision() {
        return bytes.revision();
    }

    @Override
    public boolean isUnproven() {
        return bytes.isUnproven();
    }

    @Override
    public long arrived() {
        return bytes.arrived();
    }

    @Override
    public void whenReadable(long position, Runnable action) {
        bytes.whenReadable(position, action);
    }

    @Override
    public Optional<MediaType> mediaType() {
        return bytes.mediaType();
    }

    @Override
    public void close() {
        bytes.close();
    }

    private void check() {
        if (restrictions.denies(id)) {
            throw lost();
        }
    }

    private static BytesLost lost() {
        return new BytesLost(BytesLost.Cause.DENIED, Duration.ZERO);
    }
}
