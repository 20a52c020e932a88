package org.distributornode.application.service.asset;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.domain.content.MediaType;
import org.jspecify.annotations.Nullable;

/// One answer's view of a download. As soon as it has read a byte it is bound to the attempt that byte came from: if
/// that attempt turns out wrong, the answer is lost. Before that it goes over to the next attempt.
final class DownloadBytes implements AssetBytes {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Download download;
    private final long heldBack;
    private volatile @Nullable Attempt bound;
    private boolean closed;

    DownloadBytes(Download download, long heldBack) {
        this.download = download;
        this.heldBack = heldBack;
    }

    @Override
    public long size() {
        return download.object().size();
    }

    @Override
    public long readable(long position) {
        Attempt from = bound;
        if (from != null) {
            if (from.isDiscredited()) {
                throw download.lost().orElseGet(() -> new BytesLost(BytesLost.Cause.NO_SOURCE, RETRY_AFTER));
            }
            return from.releasable(position, heldBack);
        }
        Optional<Attempt> newest = download.newest().filter(attempt -> !attempt.isDiscredited());
        if (newest.isEmpty() || !newest.get().isProven()) {
            download.lost().ifPresent(lost -> {
                throw lost;
            });
        }
        return newest.map(attempt -> attempt.releasable(position, heldBack)).orElse(0L);
    }

    boolean isWorthAsking(long position) {
        try {
            return readable(position) > 0;
        } catch (BytesLost _) {
            return true;
        }
    }

    @Override
    public int read(long position, ByteBuffer into) {
        Attempt from = bound;
        if (from == null) {
            from = download.newest().orElse(null);
            if (from == null || from.isDiscredited()) {
                return 0;
            }
        }
        int room = (int) Math.min(into.remaining(), from.releasable(position, heldBack));
        if (room == 0) {
            return 0;
        }
        ByteBuffer part = into.slice(into.position(), room);
        int count = from.read(position, part);
        if (count > 0) {
            bound = from;
        }
        into.position(into.position() + count);
        return count;
    }

    @Override
    public long arrived() {
        return download.newest()
                .map(attempt -> attempt.fill().present().total())
                .orElse(0L);
    }

    @Override
    public void whenReadable(long position, Runnable action) {
        download.await(this, position, action);
    }

    @Override
    public Optional<MediaType> mediaType() {
        Attempt from = bound;
        return from == null ? download.mediaType() : from.mediaType();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            download.leave(this);
        }
    }
}
