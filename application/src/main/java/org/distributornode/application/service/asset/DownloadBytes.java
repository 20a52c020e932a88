package org.distributornode.application.service.asset;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.bytes.ObjectFile;
import org.distributornode.application.service.fill.Demand;
import org.distributornode.application.service.fill.Gathering;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Segments;
import org.jspecify.annotations.Nullable;

/// One answer's view of a download. It remembers what it has sent unproven: if some of that turns out wrong, the answer
/// is lost.
final class DownloadBytes implements AssetBytes {

    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Download download;
    private final List<ByteSlice> parts;
    private final long heldBack;
    private volatile long next;
    private volatile Segments sent = Segments.none();
    private @Nullable Gathering lender;
    private volatile boolean closed;

    /// @param parts what is asked for, in the order in which it is sent
    /// @param heldBack bytes at the end of the object that wait for the proof; 0 if none does
    private DownloadBytes(Download download, List<ByteSlice> parts, long heldBack) {
        long size = download.object().size();
        this.download = download;
        this.parts = parts.stream()
                .map(part -> ByteSlice.between(part.offset(), Math.min(part.end(), size)))
                .toList();
        this.next = this.parts.getFirst().offset();
        this.heldBack = heldBack;
    }

    /// @param heldBack bytes at the end of the object that wait for the proof, where all of it is asked for
    static DownloadBytes of(Download download, Extent extent, long heldBack) {
        return switch (extent) {
            case Extent.Whole _ ->
                new DownloadBytes(download, List.of(download.object().whole()), heldBack);
            case Extent.Part(var from, var to) -> new DownloadBytes(download, List.of(ByteSlice.between(from, to)), 0);
            case Extent.Parts(var slices) -> new DownloadBytes(download, slices, 0);
        };
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
        // first how much may leave, then whether what has left was right: what is proven was judged before
        long releasable =
                gathering.map(known -> known.releasable(position, heldBack)).orElse(0L);
        if (gathering.filter(known -> known.wasWrong(sent)).isPresent()) {
            throw new BytesLost(BytesLost.Cause.NO_SOURCE, RETRY_AFTER);
        }
        return releasable;
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
        boolean unproven = isUnproven();
        int count = download.gathering().orElseThrow().read(position, into.slice(into.position(), room));
        goOn(new ByteSlice(position, count), unproven);
        into.position(into.position() + count);
        return count;
    }

    /// Lent once, until this is closed.
    @Override
    public synchronized Optional<ObjectFile> file() {
        if (closed || lender != null) {
            return Optional.empty();
        }
        Gathering gathering = download.gathering().orElse(null);
        Optional<ObjectFile> file = gathering == null ? Optional.empty() : gathering.lend();
        file.ifPresent(_ -> lender = gathering);
        return file;
    }

    @Override
    public long take(long position, long most) {
        boolean unproven = isUnproven();
        long count = Math.min(most, readable(position));
        goOn(new ByteSlice(position, count), unproven);
        return count;
    }

    @Override
    public long revision() {
        return download.gathering().map(Gathering::revision).orElse(0L);
    }

    @Override
    public boolean isUnproven() {
        return !download.gathering().map(Gathering::isProven).orElse(false);
    }

    private void goOn(ByteSlice slice, boolean unproven) {
        long before = step();
        next = slice.end();
        if (unproven) {
            sent = sent.with(slice);
        }
        if (step() != before) {
            download.moved(this);
        }
    }

    /// Whether the byte at `position` leaves only with the proof: all that is missing is waited for.
    boolean awaitsProof(long position) {
        return heldBack > 0 && position >= size() - heldBack;
    }

    /// Behind the last byte that is wanted without a gap from `position` on.
    long endFrom(long position) {
        return Math.max(partAt(position).end(), Math.min(size(), position + 1));
    }

    /// What it will be sent next.
    long next() {
        return next;
    }

    /// How far it has come, in steps of [Readers#STEP_BYTES].
    long step() {
        return next / Readers.STEP_BYTES;
    }

    /// Behind the last byte of what it is at.
    long end() {
        return partAt(next).end();
    }

    boolean hasSeveralParts() {
        return parts.size() > 1;
    }

    /// The parts behind the one it is at.
    List<Demand> laterParts() {
        return parts.subList(parts.indexOf(partAt(next)) + 1, parts.size()).stream()
                .map(part -> new Demand(part.offset(), part.end()))
                .toList();
    }

    /// The part that the byte at `position` belongs to, or ends; the first one if there is none.
    private ByteSlice partAt(long position) {
        return parts.stream()
                .filter(part -> part.offset() <= position && position < part.end())
                .findFirst()
                .or(() -> parts.stream().filter(part -> part.end() == position).findFirst())
                .orElse(parts.getFirst());
    }

    @Override
    public long arrived() {
        return download.gathering().map(known -> known.present().total()).orElse(0L);
    }

    @Override
    public void whenReadable(long position, Runnable action) {
        if (!closed) {
            download.await(this, position, action);
        }
        if (closed) { // meanwhile
            download.leave(this);
        }
    }

    @Override
    public Optional<MediaType> mediaType() {
        return download.gathering().flatMap(Gathering::mediaType);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            Optional.ofNullable(lender).ifPresent(Gathering::takeBack);
            download.leave(this);
        }
    }
}
