package org.distributornode.application.service.asset;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.domain.content.MediaType;

/// The bytes of an object that has none.
record EmptyBytes(MediaType type) implements AssetBytes {

    @Override
    public long size() {
        return 0;
    }

    @Override
    public long readable(long position) {
        return 0;
    }

    @Override
    public int read(long position, ByteBuffer into) {
        return 0;
    }

    @Override
    public long arrived() {
        return 0;
    }

    /// Nothing will ever be readable.
    @Override
    public void whenReadable(long position, Runnable action) {}

    @Override
    public Optional<MediaType> mediaType() {
        return Optional.of(type);
    }

    @Override
    public void close() {}
}
