package org.distributornode.application.service.source;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.distributornode.application.port.origin.ObjectOrigin.Transfer;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.MediaType;

/// The wanted part of a transfer that brings more: what comes before is dropped, what would come behind is not waited
/// for.
final class TrimmedTransfer implements Transfer {

    private final Transfer transfer;
    private final ByteSlice slice;
    private long position;

    private TrimmedTransfer(Transfer transfer, ByteSlice slice) {
        this.transfer = transfer;
        this.slice = slice;
        this.position = transfer.slice().offset();
    }

    static Transfer of(Transfer transfer, ByteSlice slice) {
        return transfer.slice().equals(slice) ? transfer : new TrimmedTransfer(transfer, slice);
    }

    @Override
    public ByteSlice slice() {
        return slice;
    }

    @Override
    public Optional<MediaType> mediaType() {
        return transfer.mediaType();
    }

    @Override
    public Optional<ByteBuffer> next() {
        while (position < slice.end()) {
            Optional<ByteBuffer> some = transfer.next();
            if (some.isEmpty()) {
                return some;
            }
            ByteBuffer bytes = some.get();
            int behind = Math.clamp(position + bytes.remaining() - slice.end(), 0, bytes.remaining());
            int before = Math.clamp(slice.offset() - position, 0, bytes.remaining() - behind);
            position += bytes.remaining();
            bytes.limit(bytes.limit() - behind).position(bytes.position() + before);
            if (bytes.hasRemaining()) {
                return some;
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        transfer.close();
    }
}
