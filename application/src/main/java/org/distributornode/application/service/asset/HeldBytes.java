package org.distributornode.application.service.asset;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.port.cache.CacheFailure;
import org.distributornode.application.service.cache.HeldObjects;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.event.NodeEvent.DropReason;
import org.jspecify.annotations.Nullable;

/// A held object's bytes. If its file cannot be read the object is held no longer, and the answer goes on with the same
/// bytes from the network. Want of descriptors is no fault of the file: it ends the answer alone. So does damage as
/// long as nobody tells whether it can be healed: the network would not send the object either.
final class HeldBytes implements AssetBytes {

    private final HeldObjects held;
    private final HeldObjects.Opened opened;
    private final Supplier<AssetBytes> refetch;
    private volatile @Nullable AssetBytes refetched;

    /// @param refetch asks the network for the object; throws [org.distributornode.application.bytes.BytesLost] if it
    ///     cannot be had
    HeldBytes(HeldObjects held, HeldObjects.Opened opened, Supplier<AssetBytes> refetch) {
        this.held = held;
        this.opened = opened;
        this.refetch = refetch;
    }

    @Override
    public long size() {
        return opened.object().size();
    }

    @Override
    public long readable(long position) {
        AssetBytes fresh = refetched;
        return fresh == null ? Math.max(0, size() - position) : fresh.readable(position);
    }

    @Override
    public int read(long position, ByteBuffer into) {
        AssetBytes fresh = refetched;
        if (fresh != null) {
            return fresh.read(position, into);
        }
        try {
            int count = opened.bytes().read(position, into);
            if (count == 0 && into.hasRemaining() && position < size()) {
                heal(DropReason.MISSING);
            }
            return count;
        } catch (CacheFailure failure) {
            if (failure.retryable()) {
                throw failure;
            }
            heal(DropReason.UNREADABLE);
            return 0;
        }
    }

    @Override
    public long arrived() {
        AssetBytes fresh = refetched;
        return fresh == null ? size() : fresh.arrived();
    }

    @Override
    public void whenReadable(long position, Runnable action) {
        AssetBytes fresh = refetched;
        if (fresh == null) {
            action.run();
        } else {
            fresh.whenReadable(position, action);
        }
    }

    @Override
    public Optional<MediaType> mediaType() {
        return Optional.of(opened.mediaType());
    }

    @Override
    public void close() {
        opened.bytes().close();
        AssetBytes fresh = refetched;
        if (fresh != null) {
            fresh.close();
        }
    }

    private void heal(DropReason reason) {
        held.drop(opened.object().id(), reason);
        refetched = refetch.get();
    }
}
