package org.distributornode.application.service.asset;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.function.Supplier;
import org.distributornode.application.bytes.AssetBytes;
import org.distributornode.application.bytes.BytesLost;
import org.distributornode.application.service.fill.Demand;
import org.distributornode.application.service.fill.Demands;
import org.distributornode.application.service.fill.FillTask;
import org.distributornode.application.service.fill.Gathering;
import org.distributornode.application.usecase.asset.ServeAsset.Extent;
import org.distributornode.domain.content.ByteSlice;
import org.distributornode.domain.content.DataObject;
import org.distributornode.domain.content.MediaType;
import org.distributornode.domain.content.Segments;
import org.jspecify.annotations.Nullable;

/// An object on its way in, and everybody who waits for it. One at a time for each object.
///
/// The fill reports here; readers ask here and leave an action to be run when it is worth asking again.
/// Lock order: this lock is taken last, and no action runs while it is held.
final class Download implements Demands {

    private final DataObject object;
    private final Limits limits;
    private final DownloadHost host;
    private final Mutex mutex = new Mutex();
    private final Condition fewer = mutex.condition();
    private final Waiters waiters = new Waiters();
    private final Readers readers = new Readers();
    private final Waves waves = new Waves(System.nanoTime());
    private volatile boolean retired;
    private boolean ended;
    private volatile @Nullable Gathering gathering;
    private volatile @Nullable FillTask task;
    private volatile @Nullable BytesLost lost;

    /// @param heldBack bytes at the end of a whole answer that wait for the proof
    /// @param readers how many may read one object on its way in
    record Limits(long heldBack, int readers) {}

    Download(DataObject object, Limits limits, DownloadHost host) {
        this.object = object;
        this.limits = limits;
        this.host = host;
    }

    DataObject object() {
        return object;
    }

    /// A reader of the object, or empty if the download is over and its file is let go of.
    ///
    /// @throws BytesLost if too many read it already
    Optional<AssetBytes> reader(Extent extent) {
        Joining joining = mutex.get(() -> new Joining(readers.isEmpty(), add(extent)));
        if (joining.first && gathering == null) {
            host.readChanged();
        }
        return joining.reader;
    }

    /// @param first whether nobody read it before
    private record Joining(boolean first, Optional<AssetBytes> reader) {}

    private Optional<AssetBytes> add(Extent extent) {
        if (retired || (ended && readers.isEmpty())) {
            return Optional.empty();
        }
        if (object.size() == 0) {
            return Optional.of(new EmptyBytes(object.declaredType().orElse(MediaType.OCTET_STREAM)));
        }
        if (readers.count() >= limits.readers) {
            throw new BytesLost(BytesLost.Cause.OVERLOADED, DownloadBytes.RETRY_AFTER);
        }
        DownloadBytes reader = DownloadBytes.of(this, extent, limits.heldBack);
        readers.add(reader);
        return Optional.of(reader);
    }

    /// Whether it is sent to somebody.
    boolean isRead() {
        return mutex.get(() -> !readers.isEmpty());
    }

    /// Whether somebody waits for bytes.
    boolean isAwaited() {
        return mutex.get(() -> !waiters.isEmpty());
    }

    /// Waits until only a few read it, for so long at most. An interrupt ends that, and stays.
    void awaitFew(Duration most) {
        mutex.run(() -> readers.awaitFew(fewer, most.toNanos()));
    }

    /// The fill begins.
    void gather(Gathering begun, FillTask by) {
        gathering = begun;
        task = by;
    }

    Optional<Gathering> gathering() {
        return Optional.ofNullable(gathering);
    }

    /// Whether all of it is there, proven, and is being committed.
    boolean isProven() {
        return gathering().filter(Gathering::isProven).isPresent();
    }

    /// Nobody reads it any more, nor will: whoever asks has to ask anew. The fill gives way.
    ///
    /// @return false if somebody reads it, or it is over, or about to be
    boolean retire() {
        boolean retires = mutex.get(() -> {
            boolean idle = readers.isEmpty() && !ended && !retired && !isProven();
            retired |= idle;
            return idle;
        });
        FillTask running = task;
        if (retires && running != null) {
            running.look();
        }
        return retires;
    }

    @Override
    public boolean isGivenUp() {
        return retired;
    }

    /// No byte will come any more.
    void fail(BytesLost why) {
        host.ended();
        lost = why;
        gathering().ifPresent(Gathering::lose);
        settle();
    }

    /// The object is held. What readers still need stays until they close.
    void end() {
        host.ended();
        settle();
    }

    private void settle() {
        mutex.run(() -> {
            ended = true;
            releaseIfUnused();
        });
        changed();
    }

    /// Why no byte will come any more, or empty.
    Optional<BytesLost> lost() {
        return Optional.ofNullable(lost);
    }

    void await(DownloadBytes reader, long position, Runnable action) {
        mutex.run(() -> waiters.add(reader, position, action));
        if (reader.isWorthAsking(position)) {
            wake(position, position + 1);
        }
        FillTask running = task;
        if (running != null) {
            running.demand(position);
        }
    }

    /// A reader has come to another step. Waits for nobody: who is missed now is seen at its next step, or as it
    /// waits.
    void moved(DownloadBytes reader) {
        mutex.tryRun(() -> readers.moved(reader));
    }

    void leave(DownloadBytes reader) {
        boolean last = mutex.get(() -> {
            waiters.remove(reader);
            readers.remove(reader);
            if (readers.isFew()) {
                fewer.signalAll();
            }
            releaseIfUnused();
            return readers.isEmpty() && !ended;
        });
        if (last) {
            host.readChanged();
        }
    }

    @Override
    public List<Demand> waiting(Segments present) {
        return mutex.get(() -> waiters.demands(present, object.size()));
    }

    @Override
    public List<Demand> open() {
        return mutex.get(readers::open);
    }

    @Override
    public void arrived(ByteSlice slice) {
        long present = gathering().map(known -> known.present().total()).orElse(0L);
        wake(() -> waves.arrived(slice, readers.count(), object.size() - present, System.nanoTime()));
    }

    @Override
    public void passed(long now) {
        wake(() -> waves.late(now));
    }

    private void wake(Supplier<Optional<ByteSlice>> wave) {
        mutex.get(wave).ifPresent(slice -> wake(slice.offset(), slice.end()));
    }

    @Override
    public void changed() {
        wake(0, Long.MAX_VALUE);
    }

    /// Runs the actions of all who wait at a position from `from` up to `to` and whose bytes have come, or never will.
    private void wake(long from, long to) {
        List<Runnable> due = mutex.get(() -> waiters.take(from, to));
        due.forEach(Runnable::run);
    }

    private void releaseIfUnused() {
        if (ended && readers.isEmpty()) {
            gathering().ifPresent(Gathering::release);
        }
    }
}
