package org.distributornode.application.service.asset;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.ObjectFile;
import org.distributornode.domain.content.MediaType;

/// The bytes of a whole answer, none of which may leave before all of them are proven.
///
/// @param whole whose last byte becomes readable with the proof
record ProvenBytes(AssetBytes whole) implements AssetBytes {

    @Override
    public long size() {
        return whole.size();
    }

    @Override
    public long readable(long position) {
        return whole.readable(last()) > 0 ? whole.readable(position) : 0;
    }

    @Override
    public int read(long position, ByteBuffer into) {
        return readable(position) > 0 ? whole.read(position, into) : 0;
    }

    @Override
    public Optional<ObjectFile> file() {
        return whole.file();
    }

    @Override
    public long take(long position, long most) {
        return readable(position) > 0 ? whole.take(position, most) : 0;
    }

    @Override
    public long revision() {
        return whole.revision();
    }

    @Override
    public boolean isUnproven() {
        return whole.isUnproven();
    }

    @Override
    public long arrived() {
        return whole.arrived();
    }

    @Override
    public void whenReadable(long position, Runnable action) {
        whole.whenReadable(last(), action);
    }

    @Override
    public Optional<MediaType> mediaType() {
        return whole.mediaType();
    }

    @Override
    public void close() {
        whole.close();
    }

    private long last() {
        return Math.max(0, size() - 1);
    }
}
