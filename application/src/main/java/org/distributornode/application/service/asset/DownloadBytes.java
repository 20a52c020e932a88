package org.distributornode.application.service.asset;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.service.fill.Demand;
import org.distributornode.application.service.fill.Gathering;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Segments;

/// One answer's view of a download. It remembers what it has sent unproven: if some of that turns out wrong, the answer
/// is lost.
final class DownloadBytes implements AssetBytes {

    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Download download;
    private final long end;
    private final long heldBack;
    private volatile long next;
    private volatile Segments sent = Segments.none();
    private boolean closed;

    /// @param from the first byte that is asked for
    /// @param end behind the last one
    /// @param heldBack bytes at the end of the object that wait for the proof; 0 if none does
    DownloadBytes(Download download, long from, long end, long heldBack) {
        this.download = download;
        this.next = from;
        this.end = Math.min(end, download.object().size());
        this.heldBack = heldBack;
    }

    @Override
    public long size() {
        return download.object().size();
    }

    @Override
    public long readable(long position) {
        Optional<Gathering> gathering = download.gathering();
        if (gathering.isEmpty() || gathering.get().isLost()) {
            download.lost().ifPresent(why -> {
                throw why;
            });
        }
        if (gathering.filter(known -> known.wasWrong(sent)).isPresent()) {
            throw new BytesLost(BytesLost.Cause.NO_SOURCE, RETRY_AFTER);
        }
        return gathering.map(known -> known.releasable(position, heldBack)).orElse(0L);
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
        int room = (int) Math.min(into.remaining(), readable(position));
        if (room == 0) {
            return 0;
        }
        Gathering gathering = download.gathering().orElseThrow();
        boolean unproven = !gathering.isProven();
        int count = gathering.read(position, into.slice(into.position(), room));
        next = position + count;
        if (unproven) {
            sent = sent.with(new ByteSlice(position, count));
        }
        into.position(into.position() + count);
        return count;
    }

    /// What it waits for at `position`: the byte there, or, where bytes are held back, all that is missing.
    Optional<Demand> demand(long position, Segments present) {
        if (heldBack > 0 && position >= size() - heldBack) {
            return present.gapFrom(0, size()).map(gap -> new Demand(gap.offset(), size()));
        }
        return position >= size() || present.runFrom(position) > 0
                ? Optional.empty()
                : Optional.of(new Demand(position, Math.max(end, position + 1)));
    }

    /// What it has still to send.
    Optional<Demand> rest() {
        long from = next;
        return from < end ? Optional.of(new Demand(from, end)) : Optional.empty();
    }

    @Override
    public long arrived() {
        return download.gathering().map(known -> known.present().total()).orElse(0L);
    }

    @Override
    public void whenReadable(long position, Runnable action) {
        download.await(this, position, action);
    }

    @Override
    public Optional<MediaType> mediaType() {
        return download.mediaType();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            download.leave(this);
        }
    }
}
