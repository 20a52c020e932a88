package org.distributornode.adapters.storage.storagenode;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.application.port.origin.ObjectOrigin;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.MediaType;

/// The transfer of an empty slice.
///
/// @param slice empty
record NothingToTransfer(ByteSlice slice) implements ObjectOrigin.Transfer {

    @Override
    public Optional<MediaType> mediaType() {
        return Optional.empty();
    }

    @Override
    public Optional<ByteBuffer> next() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // nothing was opened
    }
}
